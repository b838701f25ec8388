import type { LoaderFunctionArgs } from '@remix-run/node'
import { unitTitle } from '~/components/compliance/unit-name'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { readMemberQuery } from '~/http/programme-query'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportMembers } from '~/server/programme/export-members.server'

const COLUMNS = [['exportNumber', 6], ['exportCode', 12], ['columnName', 28], ['exportBirth', 12], ['columnQuotaUnit', 28], ['columnPosition', 40], ['cohort', 20], ['stageField', 18], ['columnDay', 12], ['decisionField', 36]] as const

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewProgramme')
  const format = new URL(args.request.url).searchParams.get('format')
  const { asOf, wrong } = readAsOf(args.request)
  if ((format !== 'csv' && format !== 'xlsx') || wrong) throw refuse(400)
  const found = await exportMembers({ actor, asOf, filter: readMemberQuery(args.request).filter, format, now: now() })
  if (!found.ok) throw refuse(found.reason === 'none' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { programme, rows, units } = found.value
  const unitOf = new Map(units.map((unit) => [unit.unitId, unitTitle(unit, t)]))
  const sheet = {
    name: t('programme:exportSheet'),
    lines: [programme.name, programme.legalBasis, t('programme:asOf', { on: formatDayTable(asOf) })],
    columns: COLUMNS.map(([key, width], index) => ({ header: t(`programme:${key}`), width, align: index === 0 ? ('right' as const) : ('left' as const) })),
    rows: rows.map((row, index) => [index + 1, row.staffCode, row.fullName, row.birthDate === null ? null : formatDayTable(row.birthDate), unitOf.get(row.unitId) ?? null, row.position, row.cohort, t(`programme:stage_${row.stage}`), formatDayTable(row.on), row.decision]),
  }
  return sheetResponse(sheet, format, ['cong chuc nguon', asOf])
}
