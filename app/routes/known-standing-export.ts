import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { unitTitle } from '~/components/compliance/unit-name'
import { knownSheet } from '~/domain/compliance/known-sheet'
import { formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { CountedRow } from '~/domain/snapshot/row-change'
import { readAsOf, readKnown } from '~/http/as-of'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportKnownStanding } from '~/server/compliance/export-known-standing.server'

const query = z.object({ format: z.enum(['csv', 'xlsx']) })

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const unitId = requireId(args.params.unitId)
  const parsed = query.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const { asOf, today, wrong } = readAsOf(args.request)
  const { known } = readKnown(args.request)
  if (!parsed.success || wrong !== null || known === null) throw refuse(400)
  const { format } = parsed.data
  const found = await exportKnownStanding({ actor, unitId, asOf, known, today, now: now(), format })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { unit, compared } = found.value
  if (compared === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const rowText = (row: CountedRow | null) => (row === null ? t('snapshot:notCounted') : t(row.meets ? 'snapshot:rowMeets' : 'snapshot:rowFails', { met: row.metCount, total: row.totalCount }))
  const metOf = ({ met, people }: { met: number; people: number }) => t('snapshot:metOf', { met: formatNumber(met), people: formatNumber(people) })
  const sheet = knownSheet(compared.differences, ({ change, then, now: today, facts }) => ({
    change: t(`snapshot:change_${change}`), then: rowText(then), now: rowText(today),
    why: facts.length === 0 ? t('snapshot:factsNone') : facts.map(({ kind, what, at }) => t(`snapshot:fact_${kind}`, { what, at: formatInstant(at) })).join('; '),
  }), {
    name: t('snapshot:knownSheetName'),
    lines: [
      t('snapshot:knownTitle'), t('snapshot:sheetUnit', { unit: unitTitle(unit, t) }),
      t('snapshot:knownSheetLine', { on: formatDayTable(asOf), known: formatDayTable(known), today: formatDayTable(today) }),
      t('snapshot:sheetTotals', { then: metOf(compared.then), now: metOf(compared.now) }),
    ],
    headers: [t('snapshot:sheetNumber'), t('snapshot:sheetStaffCode'), t('snapshot:columnName'), t('snapshot:columnChange'), t('snapshot:knownThen', { on: formatDayTable(known) }), t('snapshot:knownNow'), t('snapshot:columnFacts')],
  })
  return sheetResponse(sheet, format, ['hai thoi diem', unit.name, asOf, known])
}
