import type { LoaderFunctionArgs } from '@remix-run/node'
import { unitTitle } from '~/components/compliance/unit-name'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { readMemberQuery } from '~/http/member-filter'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { exportMembers } from '~/server/assignment/export-members.server'
import { now, today } from '~/server/clock.server'

const COLUMNS = [['exportNumber', 6], ['columnCode', 12], ['columnName', 28], ['columnUnit', 28], ['columnPosition', 40], ['columnAssigned', 12], ['columnDue', 12], ['columnState', 18], ['exportNote', 40]] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const format = new URL(args.request.url).searchParams.get('format')
  if (format !== 'csv' && format !== 'xlsx') throw refuse(400)
  const { search, state } = readMemberQuery(args.request)
  const found = await exportMembers({ by, id: requireId(args.params.id), filter: { search, state }, format, now: now() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { course, title, unitName, rows } = found.value
  const { t } = i18nFor(languageOf(args.request))
  const narrowed = [...(search === '' ? [] : [t('compliance:tagQuery', { query: search })]), ...(state === null ? [] : [`${t('assignment:filterState')}: ${t(`assignment:state_${state}`)}`])]
  return sheetResponse({
    name: t('assignment:exportSheet'),
    lines: [t('assignment:exportTitle', { course, title }), t('assignment:exportUnit', { unit: unitName }), t('assignment:exportDay', { day: formatDayTable(today()) }), ...(narrowed.length > 0 ? [`${t('compliance:exportFilters')}: ${narrowed.join(', ')}`] : [])],
    columns: COLUMNS.map(([key, width]) => ({ header: t(`assignment:${key}`), width, align: key === 'exportNumber' ? 'right' : 'left' })),
    rows: rows.map((row, index) => [
      index + 1, row.staffCode, row.fullName, row.unitName === null ? null : unitTitle({ name: row.unitName, type: row.unitType ?? '' }, t), row.positionName, formatDayTable(row.assignedOn), formatDayTable(row.dueOn), t(`assignment:state_${row.state}`), row.exemptReason,
    ]),
  }, format, ['giao khoa hoc', course, unitName])
}
