/**
 * How far one officer has read one lesson. The furthest point only ever grows, whichever device reports, and in whatever
 * order reports arrive; the place to go on from is the last one reported. A lesson is complete once nearly all of it has
 * been passed, or when the reader says so ("Tôi đã đọc hết bài"), and stays complete. Source: product choice.
 */

/** From here on the end of a lesson counts as reached: what follows is the register of legal bases. */
export const COMPLETE_FROM = 0.95

/** A section by its anchor, and how far down it, 0–1. */
export type Place = { readonly section: string; readonly within: number }

export type Reading = {
  /** Where the reader is in the whole lesson, 0–1. */
  readonly ratio: number
  /** The furthest point ever reached, 0–1. */
  readonly furthest: number
  /** null before the first section. */
  readonly place: Place | null
  readonly completed: boolean
}

export type ReadingReport = { readonly ratio: number; readonly place: Place | null }

/**
 * The reading after one more report. In: what was known (null before the first report) and the report; shares outside
 * 0–1 are brought into it, one that is no number counts as 0. Out: the new reading. Never fails.
 */
export function advance(before: Reading | null, report: ReadingReport): Reading {
  const ratio = clampShare(report.ratio)
  const furthest = Math.max(ratio, before?.furthest ?? 0)
  const place = report.place && { section: report.place.section, within: clampShare(report.place.within) }
  return { ratio, furthest, place, completed: (before?.completed ?? false) || furthest >= COMPLETE_FROM }
}

/** The reading after "Tôi đã đọc hết bài": complete, with the place kept. */
export function declareRead(before: Reading | null): Reading {
  return { ratio: before?.ratio ?? 0, furthest: 1, place: before?.place ?? null, completed: true }
}

function clampShare(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value))
}

/** A place as one text, "cach-tinh:0.42"; null stays null. */
export function writePlace(place: Place | null): string | null {
  return place && `${place.section}:${Math.round(place.within * 1000) / 1000}`
}

/** Reads a place back; a bare anchor is the beginning of its section. */
export function readPlace(text: string | null): Place | null {
  if (text === null || text === '') return null
  const [section = '', within = '0'] = text.split(':')
  return { section, within: clampShare(Number(within)) }
}
