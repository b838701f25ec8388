/**
 * Two cookies of an attempt's own path, kept from script: `holder`, the browser's token for this attempt, which outlives
 * the session (who signs in again is the same holder), and `kept`, an answer that could not be saved yet.
 */
import { isHolder } from '~/domain/attempt/holder'
import { paths } from '~/paths'
import { browserHolder } from '~/server/attempt/browser-holder.server'
import { KEPT_MINUTES, openAnswer, sealAnswer, type KeptAnswer } from '~/server/attempt/seal-answer.server'
import { env } from '~/server/env.server'

const HOLDER_SECONDS = 24 * 3600

function cookieOf(request: Request, name: string): string | null {
  const found = new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(request.headers.get('cookie') ?? '')
  return found?.[1] ?? null
}

function setCookie(attemptId: string, name: string, value: string, seconds: number): string {
  const secure = env().PUBLIC_URL?.startsWith('https://') ? '; Secure' : ''
  return `${name}=${value}; Path=${paths.attempt(attemptId)}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The token of the browser that asks, and the cookie to be set where it has none yet. */
export function holderOf(request: Request, sessionToken: string, attemptId: string): { holder: string; cookie: string | null } {
  const kept = cookieOf(request, 'holder')
  if (isHolder(kept) && !kept.includes('-')) return { holder: kept, cookie: null }
  const holder = browserHolder(sessionToken, attemptId)
  return { holder, cookie: setCookie(attemptId, 'holder', holder, HOLDER_SECONDS) }
}

/** The answer kept for a question; null when there is none. */
export function keptAnswer(request: Request, attemptId: string, now: Date): KeptAnswer | null {
  const sealed = cookieOf(request, 'kept')
  return sealed ? openAnswer(sealed, attemptId, now) : null
}

/** The cookie that keeps an answer; null when it is too long for one. */
export function keepAnswer(answer: KeptAnswer, attemptId: string, now: Date): string | null {
  const sealed = sealAnswer(answer, attemptId, now)
  return sealed && setCookie(attemptId, 'kept', sealed, KEPT_MINUTES * 60)
}

/** The cookie that forgets it. */
export function forgetAnswer(attemptId: string): string {
  return setCookie(attemptId, 'kept', '', 0)
}
