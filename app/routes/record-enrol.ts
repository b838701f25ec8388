import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { enrolledMark, readPostedPace } from '~/http/path-address'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { enrolInPath } from '~/server/enrolment/enrol-in-path.server'

/** A form posts here; who arrives by address goes to the record. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'study')
  return redirect(paths.record())
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  if (actor.officerId === null) throw refuse(403)
  const pace = await readPostedPace(args.request)
  const done = await enrolInPath({ actor, officerId: actor.officerId, reason: '', pace, now: now() })
  if (!done.ok) throw refuse(403)
  return redirect(paths.recordPath({ pace, enrolled: enrolledMark(done.value.at) }), 303)
}
