import type { TFunction } from 'i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import type { KnownHead, KnownLine } from '~/domain/compliance/known-sheet'
import type { KnownTotals } from '~/domain/compliance/known-totals'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Count } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { LaterFact } from '~/domain/snapshot/later-fact'
import type { CountedRow, RowChange } from '~/domain/snapshot/row-change'
import { factSentence } from './fact-sentence'

export interface KnownTitle { readonly unit: UnitOnDay; readonly asOf: Day; readonly known: Day; readonly today: Day; readonly totals: KnownTotals }
export interface KnownPerson { readonly change: RowChange; readonly then: CountedRow | null; readonly now: CountedRow | null; readonly facts: readonly LaterFact[] }

/** What stands above the rows of a file of two times: unit, days, the totals and those of each unit right below. */
export function knownHead(t: TFunction, { unit, asOf, known, today, totals }: KnownTitle): KnownHead {
  const metOf = ({ met, people }: Count) => t('snapshot:metOf', { met: formatNumber(met), people: formatNumber(people) })
  const nameOf = (one: UnitOnDay) => (one.unitId === unit.unitId ? t('snapshot:knownOwn', { unit: unitTitle(one, t) }) : unitTitle(one, t))
  return {
    name: t('snapshot:knownSheetName'),
    lines: [
      t('snapshot:knownTitle'), t('snapshot:sheetUnit', { unit: unitTitle(unit, t) }),
      t('snapshot:knownSheetLine', { on: formatDayTable(asOf), known: formatDayTable(known), today: formatDayTable(today) }),
      t('snapshot:sheetTotals', { then: metOf(totals.then), now: metOf(totals.now) }),
      ...totals.rows.map((row) => t('snapshot:sheetUnitTotals', { unit: nameOf(row.unit), then: metOf(row.then), now: metOf(row.now) })),
    ],
    headers: [t('snapshot:sheetNumber'), t('snapshot:sheetStaffCode'), t('snapshot:columnName'), t('snapshot:columnChange'), t('snapshot:knownThen', { on: formatDayTable(known) }), t('snapshot:knownNow'), t('snapshot:columnFacts')],
  }
}

/** What the row of a person says. */
export function knownLine(t: TFunction, { change, then, now, facts }: KnownPerson): KnownLine {
  const rowText = (row: CountedRow | null) => (row === null ? t('snapshot:notCounted') : t(row.meets ? 'snapshot:rowMeets' : 'snapshot:rowFails', { met: row.metCount, total: row.totalCount }))
  return {
    change: t(`snapshot:change_${change}`), then: rowText(then), now: rowText(now),
    why: facts.length === 0 ? t('snapshot:factsNone') : facts.map((fact) => factSentence(t, { ...fact, at: formatInstant(fact.at) })).join('; '),
  }
}
