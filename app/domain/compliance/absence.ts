/**
 * Which days the holder of a post is left out of the counts because of an absence. Long leave: longer than the months of
 * the rule, all its days; leave without a known end, the days past those months. Secondment and retirement: all days.
 * Source: requirements.md §5 (leave over 12 months only if the rule says so); table counting_rule; decision 021.
 */
import { type Day, addMonths } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'

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

/** The days an absence takes out of the counts, or null for none. Total. */
export function excludedSpan({ kind, span, supersededAt }: Absence, rule: CountingRule): DaySpan | null {
  if (supersededAt !== null) return null
  switch (kind) {
    case 'secondment':
      return rule.excludesSecondment ? span : null
    case 'retirement':
      return rule.excludesRetirement ? span : null
    case 'leave': {
      if (!rule.excludesLongLeave) return null
      const limit = addMonths(span.from, rule.longLeaveMonths)
      if (span.to === null) return { from: limit, to: null }
      return span.to > limit ? span : null
    }
  }
}

/** The absence of a day, one that leaves the counts before one that does not; null = present. Total. */
export function absenceOn(absences: readonly Absence[], rule: CountingRule, day: Day): { readonly absence: Absence; readonly counted: boolean } | null {
  const here = absences.filter((one) => one.supersededAt === null && contains(one.span, day))
  const excluded = here.find((one) => {
    const span = excludedSpan(one, rule)
    return span !== null && contains(span, day)
  })
  const absence = excluded ?? here[0]
  return absence === undefined ? null : { absence, counted: excluded === undefined }
}
