/**
 * A waiver (miễn, hoãn): one requirement need not be met by one officer on some days, by decision. On those days the
 * requirement does not stand against the officer; it is shown as waived, never as proven. A waiver is ended early or
 * corrected by superseding it. Source: design.md §2, idea 1 (a waiver is a dated fact); decision 021.
 */
import type { DaySpan } from '../kernel/day-span'

export type Waiver = {
  readonly id: string
  /** As `subjectOf` names it: competency:<id>, certificate:<id>, document:<code>, education or training_hours. */
  readonly subject: string
  readonly span: DaySpan
  readonly reason: string
  readonly decision: string
  /** Instant (ISO 8601) at which a correction replaced the row; null = it stands. */
  readonly supersededAt: string | null
}

/** Waivers that stand and are of a subject. */
export function waiversOf(waivers: readonly Waiver[], subject: string): Waiver[] {
  return waivers.filter((one) => one.supersededAt === null && one.subject === subject)
}
