import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseForm, readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { saveProgress, type ProgressReport } from '~/server/lesson/save-progress.server'

const share = z.coerce.number().min(0).max(1)
/** As behaviour/lesson/reading.ts reports; or the button "Tôi đã đọc hết bài". */
const fields = z.union([
  z.object({ read: z.literal('1') }).transform((): ProgressReport => ({ kind: 'read' })),
  z.object({ section: z.coerce.number().int().min(0).max(500), within: share, ratio: share }).transform((at): ProgressReport => ({ kind: 'position', ...at })),
])

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'study')
  return redirect(paths.lesson(args.params.code ?? '', args.params.number ?? ''))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const { code: courseCode = '', number = '' } = args.params
  const parsed = parseForm(fields, await readForm(args.request))
  if (!parsed.ok) throw refuse(400)
  const result = await saveProgress({ actor, courseCode, number, report: parsed.value, now: now() })
  if (!result.ok) throw refuse(result.reason === 'scope' ? 403 : result.reason === 'not_found' ? 404 : 409)
  if (parsed.value.kind === 'position') return new Response(null, { status: 204 })
  return redirect(result.value.next === null ? paths.course(courseCode) : paths.lesson(courseCode, result.value.next), 303)
}
