import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { readEventFilter } from '~/http/event-filter'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { exportEvents } from '~/server/audit/export-events.server'
import { now } from '~/server/clock.server'
import { toCsv } from '~/server/export/csv.server'

/** The filtered log as a file. The hashes stay out: whoever proves the chain reads the table itself. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewAudit')
  const at = now()
  const found = await exportEvents(by, readEventFilter(args.request).filter, at)
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const head = ['number', 'time', 'event', 'actor', 'subject', 'subjectId', 'detail'].map((key) => t(`admin:${key}`))
  const rows = found.value.map((event) => [Number(event.sequence), formatInstant(event.at), event.action, event.actorName, event.subjectType, event.subjectId, JSON.stringify(event.detail)])
  const name = `nhat-ky-${at.toISOString().slice(0, 10)}.csv`
  return new Response(toCsv([head, ...rows]), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' },
  })
}
