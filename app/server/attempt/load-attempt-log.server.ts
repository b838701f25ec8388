/**
 * The log of one attempt for support: what happened, when, from which address, together with every answer that was saved.
 * Answers themselves are not told. It is no proof of cheating, and the page that shows it says so.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { AttemptState, EndedBy } from '~/domain/attempt/attempt'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import type { AttemptEventKind } from './write-attempt-event.server'

export type LogEntry = {
  readonly at: Date
  /** `answered`: an answer was saved; `answered_late`: kept, not graded. */
  readonly kind: AttemptEventKind | 'answered' | 'answered_late'
  readonly ordinal: number | null
  /** Which answer to that question, from 1. */
  readonly sequence: number | null
  readonly address: string | null
  /** The page, shortened: enough to tell two pages apart, not enough to write as one. */
  readonly page: string | null
}
export type AttemptLog = {
  readonly id: string
  readonly officer: { readonly id: string; readonly fullName: string; readonly staffCode: string }
  readonly courseCode: string
  readonly courseTitle: string
  readonly state: AttemptState
  readonly endedBy: EndedBy | null
  readonly round: { readonly number: number; readonly attempt: number; readonly limit: number }
  readonly startedAt: Date
  readonly dueAt: Date
  readonly endedAt: Date | null
  readonly extraMinutes: number
  readonly calmPage: boolean
  readonly classSession: { readonly id: string; readonly name: string } | null
  readonly entries: readonly LogEntry[]
}

const select = {
  id: true, state: true, endedBy: true, startedAt: true, dueAt: true, submittedAt: true, extraMinutes: true, calmPage: true, roundNumber: true, roundAttempt: true, roundLimit: true,
  officer: { select: { id: true, fullName: true, staffCode: true } },
  course: { select: { code: true } },
  courseVersion: { select: { title: true } },
  classSession: { select: { id: true, name: true } },
  events: { orderBy: { at: 'asc' }, select: { at: true, kind: true, detail: true } },
  steps: { orderBy: { receivedAt: 'asc' }, select: { receivedAt: true, ordinal: true, sequence: true, late: true } },
} as const

type Detail = { readonly address?: string; readonly ordinal?: number; readonly holder?: string }

export async function loadAttemptLog(actor: Actor, attemptId: string): Promise<Result<AttemptLog, 'not_found' | 'role' | 'scope'>> {
  const decision = may(actor, 'viewAttemptLog', {})
  if (!decision.ok) return err(decision.reason)
  const attempt = await db().attempt.findUnique({ where: { id: attemptId }, select })
  if (!attempt) return err('not_found')
  const { events, steps, state, endedBy, course, courseVersion, roundNumber, roundAttempt, roundLimit, submittedAt, ...rest } = attempt
  const entries = [
    ...events.map(({ at, kind, detail }): LogEntry => {
      const { address = null, ordinal = null, holder } = detail as Detail
      return { at, kind: kind as AttemptEventKind, ordinal, sequence: null, address, page: holder ? shortened(holder) : null }
    }),
    ...steps.map(({ receivedAt, ordinal, sequence, late }): LogEntry => ({ at: receivedAt, kind: late ? 'answered_late' : 'answered', ordinal, sequence, address: null, page: null })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  return ok({
    ...rest,
    state: state as AttemptState,
    endedBy: endedBy as EndedBy | null,
    courseCode: course.code,
    courseTitle: courseVersion.title,
    round: { number: roundNumber, attempt: roundAttempt, limit: roundLimit },
    endedAt: submittedAt,
    entries,
  })
}

function shortened(holder: string): string {
  const [browser = '', tab] = holder.split('-')
  return tab === undefined ? browser.slice(0, 6) : `${browser.slice(0, 6)}-${tab.slice(0, 4)}`
}
