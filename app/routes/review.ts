/** Starts the review of today and goes to its first question that is not done. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { startReview } from '~/server/review/start-review.server'

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'study')
  return redirect(paths.home())
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const started = await startReview({ actor, now: now() })
  return redirect(started.ok ? paths.practiceQuestion(started.value.sessionId, started.value.next) : paths.home(), 303)
}
