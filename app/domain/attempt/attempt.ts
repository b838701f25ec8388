/**
 * The life of one attempt at a final test, by the server's clock:
 *
 *   not_started ──start──▶ in_progress ──hand_in──────────────▶ submitted ──grade──▶ graded
 *                               │                                 ▲   └──ask──▶ needs_marking ──mark──▶ graded
 *                               └──run_out──▶ overdue ──accept────┘
 *                                                └─────give_up───▶ abandoned ──grade──▶ graded
 *
 * submitted, overdue and abandoned are passed through within one transaction: stored are in_progress, needs_marking and
 * graded, and beside them how the attempt ended. Grace rule: an attempt whose time ran out is handed in as saved, stamped
 * at its due instant; where nothing was saved, or the course says so, it is abandoned: mark 0, and it counts as an attempt.
 * An answer counts when the server received it by the due instant plus the grace, which pays for a slow line; later ones
 * are kept as late and not graded. Source: issue "Assessment"; the length of the grace is a product choice.
 */
import { err, ok, type Result } from '../kernel/result'

export const ATTEMPT_STATES = ['in_progress', 'needs_marking', 'graded'] as const
/** What the database holds. */
export type AttemptState = (typeof ATTEMPT_STATES)[number]

export const ATTEMPT_STAGES = ['not_started', 'in_progress', 'submitted', 'overdue', 'abandoned', 'needs_marking', 'graded'] as const
export type AttemptStage = (typeof ATTEMPT_STAGES)[number]
export const ATTEMPT_MOVES = ['start', 'hand_in', 'run_out', 'accept', 'give_up', 'grade', 'ask', 'mark'] as const
export type AttemptMove = (typeof ATTEMPT_MOVES)[number]

/** submitted: handed in; overdue: the time ran out, handed in as saved; abandoned: the time ran out, nothing earned. */
export type EndedBy = 'submitted' | 'overdue' | 'abandoned'

/** Seconds after the due instant in which what arrives still counts. */
export const GRACE_SECONDS = 10

const MOVES: Readonly<Record<AttemptStage, Partial<Record<AttemptMove, AttemptStage>>>> = {
  not_started: { start: 'in_progress' },
  in_progress: { hand_in: 'submitted', run_out: 'overdue' },
  submitted: { grade: 'graded', ask: 'needs_marking' },
  overdue: { accept: 'submitted', give_up: 'abandoned' },
  abandoned: { grade: 'graded' },
  needs_marking: { mark: 'graded' },
  graded: {},
}

const WAYS: Readonly<Record<EndedBy, readonly AttemptMove[]>> = {
  submitted: ['hand_in'],
  overdue: ['run_out', 'accept'],
  abandoned: ['run_out', 'give_up'],
}

/** The stage after a move. Reason `illegal`: no such move leads on from here, and the attempt stays as it is. */
export function moveAttempt(stage: AttemptStage, move: AttemptMove): Result<AttemptStage, 'illegal'> {
  const next = MOVES[stage][move]
  return next === undefined ? err('illegal') : ok(next)
}

/** The state to store when an attempt ends, through every stage of its way. Reason `finished`: it has ended before. */
export function endAttempt(state: AttemptState, endedBy: EndedBy, needsMarking: boolean): Result<AttemptState, 'finished'> {
  let stage: AttemptStage = state
  for (const move of [...WAYS[endedBy], needsMarking ? ('ask' as const) : ('grade' as const)]) {
    const next = moveAttempt(stage, move)
    if (!next.ok) return err('finished')
    stage = next.value
  }
  return stage === 'needs_marking' || stage === 'graded' ? ok(stage) : err('finished')
}

/** What the grace rule looks at: the setting of the course, and whether any question has an answer that counts. */
export type GraceFacts = { readonly overdue: 'submit' | 'abandon'; readonly anythingSaved: boolean }

/** How an attempt that ends at `at` ends, and the instant it is stamped with. */
export function endingAt(dueAt: Date, at: Date, { overdue, anythingSaved }: GraceFacts): { readonly endedBy: EndedBy; readonly stamp: Date } {
  if (!isLate(dueAt, at)) return { endedBy: 'submitted', stamp: at }
  return { endedBy: overdue === 'submit' && anythingSaved ? 'overdue' : 'abandoned', stamp: dueAt }
}

/** Whether what is received at `at` comes too late for an attempt due at `dueAt`. */
export function isLate(dueAt: Date, at: Date): boolean {
  return at.getTime() > dueAt.getTime() + GRACE_SECONDS * 1000
}

/** Whole seconds left, rounded up, never below 0. */
export function remainingSeconds(dueAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1000))
}

/** The instant an attempt begun at `startedAt` is due: after its minutes, but never after the end of the test or sitting. */
export function dueInstant(startedAt: Date, minutes: number, ends: readonly (Date | null)[] = []): Date {
  const due = startedAt.getTime() + minutes * 60_000
  return new Date(Math.min(due, ...ends.flatMap((end) => (end === null ? [] : [end.getTime()]))))
}
