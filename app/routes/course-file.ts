import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { findCourseFile } from '~/server/course/find-course-file.server'

/** Pictures are shown in the page; everything else is handed over to keep, never opened as a page of ours. */
const shown = (type: string) => /^(image|video|audio)\/|^text\/vtt$/.test(type)

/** The address holds the hash of the bytes, so what is behind it never changes. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'useAccount')
  const { hash = '', name = '' } = args.params
  const file = await findCourseFile(hash, name)
  if (!file) throw refuse(404)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': shown(file.type) ? 'inline' : `attachment; filename="${name}"`,
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
