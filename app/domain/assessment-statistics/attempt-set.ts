/**
 * Which finished attempts the statistics are of, read from the address. What does not fit is left out rather than refused;
 * a day that cannot be read is told. First attempts are the default: who comes back has seen questions before, and one
 * person counts once. Source: issue "Assessment" ("over a chosen set of attempts"); the default is a product choice.
 */
import { type Day, parseVietnameseDate } from '../kernel/day'

export const TAKEN = ['first', 'all', 'passed'] as const
/** first: of each officer the first at this course; all; passed: by the result in force. */
export type Taken = (typeof TAKEN)[number]

export type AttemptSet = {
  /** number of a version of the course; null: all of them */
  readonly version: number | null
  /** day of the end of the attempt, both included */
  readonly from: Day | null
  readonly to: Day | null
  readonly taken: Taken
}
export type AskedSet = {
  readonly set: AttemptSet
  /** as typed, for the form and for links */
  readonly typed: { readonly version: string; readonly from: string; readonly to: string; readonly taken: Taken }
  readonly badDays: readonly ('from' | 'to')[]
}

/** In: how to read a parameter of the address. Total. */
export function readAttemptSet(read: (name: string) => string | null): AskedSet {
  const text = (name: string) => (read(name) ?? '').trim().slice(0, 40)
  const version = /^[1-9]\d{0,5}$/.test(text('version')) ? Number(text('version')) : null
  const taken = TAKEN.find((one) => one === read('taken')) ?? 'first'
  const days = { from: parseVietnameseDate(text('from')) ?? null, to: parseVietnameseDate(text('to')) ?? null }
  return {
    set: { version, taken, ...days },
    typed: { version: version === null ? '' : String(version), from: text('from'), to: text('to'), taken },
    badDays: (['from', 'to'] as const).filter((name) => text(name) !== '' && days[name] === null),
  }
}
