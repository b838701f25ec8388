import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'

/** The file to its owner; a refusal is said on the page of files. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'keepFiles')
  const fetched = await fetchFile({ by, id: requireId(args.params.id), now: now() })
  if (!fetched.ok && fetched.reason === 'notFound') throw refuse(404)
  if (!fetched.ok) throw redirect(paths.files({ refused: fetched.reason }))
  const { name, contentType, size, bytes } = fetched.value
  return new Response(bytes, { headers: { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Length': String(size), 'Cache-Control': 'no-store' } })
}
