import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { enrol } from '~/server/enrolment/enrol.server'

/** A form posts here; who arrives by address goes to the course. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'study')
  return redirect(paths.course(args.params.code ?? ''))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const courseCode = args.params.code ?? ''
  const result = await enrol({ actor, courseCode, now: now() })
  if (result.ok) return redirect(paths.course(courseCode), 303)
  switch (result.reason.kind) {
    case 'scope':
      throw refuse(403)
    case 'not_found':
      throw refuse(404)
    case 'not_reviewed':
    case 'still_certified':
      // The course page says why, beside the button that is not there any more.
      return redirect(paths.course(courseCode), 303)
  }
}
