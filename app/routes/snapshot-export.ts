import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { signedWords } from '~/components/snapshot/signed-words'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { exportSnapshot } from '~/server/snapshot/export-snapshot.server'

const query = z.object({ what: z.enum(['rows', 'differences']), format: z.enum(['csv', 'xlsx']) })

/** Every row of a signed standing, or who is counted otherwise now, as a file; a long one leads to the question whether to make it in the background. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'exportStanding')
  const id = requireId(args.params.id)
  const parsed = query.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  if (!parsed.success) throw refuse(400)
  const { what, format } = parsed.data
  const made = await exportSnapshot({ by, id, what, format, words: signedWords(i18nFor(languageOf(args.request)).t), now: now() })
  if (!made.ok && typeof made.reason === 'object') throw redirect(paths.newFile({ kind: `signed_${what}`, format, snapshot: id, unit: made.reason.tooLong.unitId, on: made.reason.tooLong.asOf }))
  if (!made.ok) throw refuse(made.reason === 'role' ? 403 : 404)
  const { bytes, name, contentType } = made.value
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Length': String(bytes.length), 'Cache-Control': 'no-store' } })
}
