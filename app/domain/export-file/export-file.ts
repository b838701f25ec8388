/**
 * The life of a file made in the background: queued → running → done or failed; a failed one may be asked again; each is
 * swept a week after it was asked for or finished. When it is fetched, the right is asked anew: only its owner, only while
 * the owner still has the right over the unit that it is about. Source: issue "Compliance" (exports); product choice.
 */
import type { Day } from '../kernel/day'
import type { ExportFormat, ExportKind } from './export-request'

export const exportStates = ['queued', 'running', 'done', 'failed'] as const
export type ExportState = (typeof exportStates)[number]

/** Days a file is kept. */
export const KEPT_DAYS = 7
/** Files of one person that may wait or be written at once. */
export const MOST_WAITING = 5
/** How often a file is taken up before it is given up: a worker may die, but not every one. */
export const MOST_TRIES = 3
/** Lists up to this length come at once; longer ones in the background. */
export const LONG_LIST = 2000
/** Rows of a paper: some 3.300 pages, half a minute of one processor; the largest course of a city of 100.000 stays below. */
export const MOST_PAPER_ROWS = 50_000
/** Bytes of one file. */
export const MOST_BYTES = 64_000_000

export const exportFaults = ['right', 'unit', 'tooLongForPdf', 'tooBig', 'course', 'broken'] as const
export type ExportFault = (typeof exportFaults)[number]

/** What is told of a file in a list of one's own; unit under its name of the day. */
export type FileFacts = {
  readonly id: string
  readonly kind: ExportKind
  readonly unitName: string
  readonly unitType: string
  readonly asOf: Day
  readonly format: ExportFormat
  readonly state: ExportState
  readonly done: number
  readonly total: number
  readonly fault: ExportFault | null
  readonly size: number | null
  readonly courseCode: string | null
}

/** When a file that was asked for or finished at an instant is swept. */
export function expiryOf(at: Date): Date {
  return new Date(at.getTime() + KEPT_DAYS * 86_400_000)
}

export type FetchFacts = { readonly state: ExportState; readonly expiresAt: Date; readonly scope: readonly string[]; readonly held: readonly string[]; readonly inCharge: boolean; readonly now: Date }
export type FetchRefusal = 'expired' | 'notReady' | 'failed' | 'right'

/** Why the owner may not have the file now; null when nothing stands against it. */
export function fetchRefusal({ state, expiresAt, scope, held, inCharge, now }: FetchFacts): FetchRefusal | null {
  if (expiresAt <= now) return 'expired'
  if (state !== 'done') return state === 'failed' ? 'failed' : 'notReady'
  return inCharge && scope.every((unitId) => held.includes(unitId)) ? null : 'right'
}

/** Name of a file as every browser and old PC keeps it. In: words without marks. */
export function plainName(words: readonly string[], extension: string): string {
  const name = words.map((word) => word.replace(/[^a-z0-9]+/g, '-')).join('-').replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 100)
  return `${name}.${extension}`
}
