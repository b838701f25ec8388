/**
 * How far one officer has read one lesson. The furthest point only ever grows, whichever device reports, and in whatever
 * order reports arrive; the place to go on from is the last one reported. A lesson is complete once nearly all of it has
 * been passed, or when the reader says so ("Tôi đã đọc hết bài"), and stays complete. Source: product choice.
 */

/** From here on the end of a lesson counts as reached: what follows is the register of legal bases. */
export const COMPLETE_FROM = 0.95

export type Reading = {
  /** Where the reader is, 0–1. */
  readonly ratio: number
  /** The furthest point ever reached, 0–1. */
  readonly furthest: number
  /** Anchor of the section being read. */
  readonly section: string | null
  readonly completed: boolean
}

export type ReadingReport = { readonly ratio: number; readonly section: string | null }

/**
 * The reading after one more report. In: what was known (null before the first report) and the report; a ratio outside
 * 0–1 is brought into it, one that is no number counts as 0. Out: the new reading. Never fails.
 */
export function advance(before: Reading | null, report: ReadingReport): Reading {
  const ratio = clampRatio(report.ratio)
  const furthest = Math.max(ratio, before?.furthest ?? 0)
  return { ratio, furthest, section: report.section ?? before?.section ?? null, completed: (before?.completed ?? false) || furthest >= COMPLETE_FROM }
}

/** The reading after "Tôi đã đọc hết bài": complete, with the place kept. */
export function declareRead(before: Reading | null): Reading {
  return { ratio: before?.ratio ?? 0, furthest: 1, section: before?.section ?? null, completed: true }
}

function clampRatio(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value))
}
