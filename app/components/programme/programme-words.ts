import type { TFunction } from 'i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { AskedStage } from '~/domain/programme/stage'

export interface MemberConditions {
  readonly filter: { readonly search: string; readonly stage: AskedStage | null; readonly unitId: string | null; readonly cohortId: string | null }
  readonly units: readonly UnitOnDay[]
  readonly cohorts: readonly { readonly id: string; readonly name: string }[]
}

/** Each condition that a list of members is filtered by: its name in the address, and in words. */
export function memberConditions(t: TFunction, { filter, units, cohorts }: MemberConditions): { readonly name: 'q' | 'unit' | 'cohort' | 'stage'; readonly text: string }[] {
  const unit = units.find(({ unitId }) => unitId === filter.unitId)
  return [
    ...(filter.search === '' ? [] : [{ name: 'q' as const, text: t('compliance:tagQuery', { query: filter.search }) }]),
    ...(filter.unitId === null ? [] : [{ name: 'unit' as const, text: `${t('programme:columnQuotaUnit')}: ${unit ? unitTitle(unit, t) : t('programme:unitElsewhere')}` }]),
    ...(filter.cohortId === null ? [] : [{ name: 'cohort' as const, text: `${t('programme:cohort')}: ${cohorts.find(({ id }) => id === filter.cohortId)?.name ?? t('programme:cohortGone')}` }]),
    ...(filter.stage === null ? [] : [{ name: 'stage' as const, text: t(`programme:stage_${filter.stage}`) }]),
  ]
}

/** "Điều kiện lọc: …", or nothing when everybody is listed. */
export function memberFilterLine(t: TFunction, conditions: MemberConditions): string[] {
  const parts = memberConditions(t, conditions)
  return parts.length === 0 ? [] : [`${t('compliance:exportFilters')}: ${parts.map(({ text }) => text).join(', ')}`]
}

/** Why a figure and the list of the same question differ, in one sentence or two; empty when they do not. */
export function besideText(t: TFunction, beside: { readonly counted: number; readonly away: number; readonly others: number } | null): string {
  if (beside === null) return ''
  const named = { counted: formatNumber(beside.counted), away: formatNumber(beside.away), others: formatNumber(beside.others) }
  return [t('programme:besideCounted', named), ...(beside.away > 0 ? [t('programme:besideAway', named)] : []), ...(beside.others > 0 ? [t('programme:besideOthers', named)] : [])].join(' ')
}

/** What stands above every file of the programme: its name and basis, what the file holds, whose, and of which day. */
export function programmeLines(t: TFunction, programme: { readonly name: string; readonly legalBasis: string }, title: string, tops: readonly UnitOnDay[], asOf: Day): string[] {
  return [programme.name, programme.legalBasis, title, `${t('compliance:exportUnit')}: ${tops.map((unit) => unitTitle(unit, t)).join(', ')}`, t('programme:asOf', { on: formatDayTable(asOf) })]
}
