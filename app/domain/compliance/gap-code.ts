/**
 * One missing requirement as one whole number, as standing_gap.leaves stores it: its place in the standard, its cause,
 * and whether the officer is on a course for it. The order of `causes` is therefore part of what is stored: a new cause
 * goes to the end of `STORED`, and nothing is ever taken out.
 */
import type { Cause } from './cause'

const STORED: readonly Cause[] = ['never_trained', 'standard_changed', 'new_post', 'exam_failed', 'expired', 'document_missing', 'no_standard']

/** A code divided by this, cut to a whole number, is the ordinal of the requirement. */
export const CODES_A_REQUIREMENT = 32

export type GapLeaf = { readonly ordinal: number; readonly cause: Cause; readonly enrolled: boolean }

/** In: an ordinal from 0. Out: a whole number from 0. */
export function gapCode({ ordinal, cause, enrolled }: GapLeaf): number {
  return ordinal * CODES_A_REQUIREMENT + STORED.indexOf(cause) * 2 + (enrolled ? 1 : 0)
}

/** The reverse of gapCode. Throws RangeError for a number that no gap has. */
export function gapOfCode(code: number): GapLeaf {
  const cause = STORED[Math.floor((code % CODES_A_REQUIREMENT) / 2)]
  if (!Number.isInteger(code) || code < 0 || cause === undefined) throw new RangeError(`not a gap: ${code}`)
  return { ordinal: Math.floor(code / CODES_A_REQUIREMENT), cause, enrolled: code % 2 === 1 }
}

/** The numbers within one requirement that stand for a cause: what code % CODES_A_REQUIREMENT is compared with. */
export function codesOfCause(cause: Cause): number[] {
  const at = STORED.indexOf(cause) * 2
  return [at, at + 1]
}
