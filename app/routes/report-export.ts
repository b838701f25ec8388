import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { isReportRequest } from '~/domain/export-file/export-request'
import { readFileAsked } from '~/http/file-request'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { exportReport } from '~/server/report/export-report.server'

/** A report as a file; a long one leads to the question whether to make it in the background. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'makeReports')
  const { searchParams } = new URL(args.request.url)
  const asked = readFileAsked((name) => searchParams.get(name), today())
  if (asked === null || !isReportRequest(asked.request)) throw refuse(400)
  const made = await exportReport({ actor, request: asked.request, format: asked.format, now: now() })
  if (!made.ok && made.reason === 'too_long') throw redirect(paths.newFile(asked.values))
  if (!made.ok) throw refuse(made.reason === 'role' ? 403 : 404)
  const { bytes, name, contentType } = made.value
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Length': String(bytes.length), 'Cache-Control': 'no-store' } })
}
