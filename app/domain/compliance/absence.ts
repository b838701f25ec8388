/**
 * Which days the holder of a post is left out of the counts because of an absence. Long leave: longer than the months of
 * the rule, all its days; leave without a known end, the days past those months. A leave that was extended is a row for each
 * decision: rows that touch are one leave. Secondment and retirement: all days.
 * Source: requirements.md §5 (leave over 12 months only if the rule says so); table counting_rule; decision 021.
 */
import { type Day, addMonths, compareDay } from '../kernel/day'
import { type DaySpan, contains, laterEnd } from '../kernel/day-span'

export const absenceKinds = ['leave', 'secondment', 'retirement'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

export type Absence = {
  readonly id: string
  readonly kind: AbsenceKind
  readonly span: DaySpan
  readonly decision: string
  /** Instant (ISO 8601) at which a correction replaced the row; null = it stands. */
  readonly supersededAt: string | null
}

export type CountingRule = {
  readonly excludesLongLeave: boolean
  readonly longLeaveMonths: number
  readonly excludesSecondment: boolean
  readonly excludesRetirement: boolean
}

export const defaultCountingRule: CountingRule = { excludesLongLeave: true, longLeaveMonths: 12, excludesSecondment: false, excludesRetirement: true }

/** One absence as it was lived: rows in the order of days, and their days together. Only leave has more than one row. */
export type AbsenceRun = { readonly kind: AbsenceKind; readonly rows: readonly [Absence, ...Absence[]]; readonly span: DaySpan }

/** Joins the leave that stands where one row ends on the day on which the next begins (or later); every other absence is a run by itself. In order of first days. Total. */
export function absenceRuns(absences: readonly Absence[]): AbsenceRun[] {
  const runs: AbsenceRun[] = []
  const standing = absences.filter(({ supersededAt }) => supersededAt === null).sort((a, b) => compareDay(a.span.from, b.span.from))
  for (const row of standing) {
    const at = runs.findIndex(({ kind, span }) => kind === 'leave' && kind === row.kind && (span.to === null || span.to >= row.span.from))
    const run = runs[at]
    if (run === undefined) runs.push({ kind: row.kind, rows: [row], span: row.span })
    else runs[at] = { ...run, rows: [...run.rows, row], span: { from: run.span.from, to: laterEnd(run.span.to, row.span.to) } }
  }
  return runs
}

/**
 * The days a run takes out of the counts, or null for none. Total. Leave without a known end that decisions have taken past the
 * months already is long from its first day: a further decision never brings a day back into the figures.
 */
export function excludedSpan({ kind, span, rows }: AbsenceRun, rule: CountingRule): DaySpan | null {
  switch (kind) {
    case 'secondment':
      return rule.excludesSecondment ? span : null
    case 'retirement':
      return rule.excludesRetirement ? span : null
    case 'leave': {
      if (!rule.excludesLongLeave) return null
      const limit = addMonths(span.from, rule.longLeaveMonths)
      if (rows.some((row) => (row.span.to ?? row.span.from) > limit)) return span
      return span.to === null ? { from: limit, to: null } : null
    }
  }
}

/** All days that absences take out of the counts. Total. */
export function excludedSpans(absences: readonly Absence[], rule: CountingRule): DaySpan[] {
  return absenceRuns(absences).flatMap((run) => excludedSpan(run, rule) ?? [])
}

/** The absence of a day, one that leaves the counts before one that does not, with all rows of its run; null = present. Total. */
export function absenceOn(absences: readonly Absence[], rule: CountingRule, day: Day): { readonly absence: Absence; readonly rows: readonly Absence[]; readonly counted: boolean } | null {
  const here = absenceRuns(absences).filter(({ span }) => contains(span, day))
  const excluded = here.find((run) => {
    const span = excludedSpan(run, rule)
    return span !== null && contains(span, day)
  })
  const run = excluded ?? here[0]
  return run === undefined ? null : { absence: run.rows.find(({ span }) => contains(span, day)) ?? run.rows[0], rows: run.rows, counted: excluded === undefined }
}
