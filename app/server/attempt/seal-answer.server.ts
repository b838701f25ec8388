/**
 * An answer that could not be saved because the session had ended (or another page held the attempt), sealed for a short
 * stay in the browser: AES-256-GCM under a key of its own, bound to the attempt. Squeezed first: a cookie holds about 4 KB.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { deriveKey } from '~/server/second-factor/derive-key.server'

export type KeptAnswer = { readonly ordinal: number; readonly response: unknown; readonly why: 'signed_out' | 'taken_over' }

export const KEPT_MINUTES = 15
const MOST_SIGNS = 3000
const MOST_BYTES = 64 * 1024

/** Null: too long to be kept. */
export function sealAnswer(answer: KeptAnswer, attemptId: string, now: Date): string | null {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey('kept-answer'), nonce)
  cipher.setAAD(Buffer.from(attemptId))
  const text = deflateRawSync(JSON.stringify({ ...answer, until: now.getTime() + KEPT_MINUTES * 60_000 }))
  const sealed = [nonce, Buffer.concat([cipher.update(text), cipher.final()])].map((part) => part.toString('base64url')).concat(cipher.getAuthTag().toString('base64url')).join('.')
  return sealed.length > MOST_SIGNS ? null : sealed
}

/** Null for anything but what was sealed for this attempt a short while ago. */
export function openAnswer(sealed: string, attemptId: string, now: Date): KeptAnswer | null {
  const [nonce, text, tag, ...rest] = sealed.split('.')
  if (!nonce || !text || !tag || rest.length > 0 || sealed.length > MOST_SIGNS) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey('kept-answer'), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(attemptId))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    const squeezed = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()])
    const { until, ...answer } = JSON.parse(inflateRawSync(squeezed, { maxOutputLength: MOST_BYTES }).toString()) as KeptAnswer & { until: number }
    return until > now.getTime() ? answer : null
  } catch {
    return null
  }
}
