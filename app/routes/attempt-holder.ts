/** Which page holds an open attempt: asked by script as JSON {holder, take}; without script a form takes over and goes on. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isHolder } from '~/domain/attempt/holder'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId, requireOrdinal } from '~/http/attempt-address'
import { holderOf } from '~/http/attempt-cookies'
import { readForm } from '~/http/form'
import { requireActor, requireSignedIn } from '~/http/guard'
import { isJson, jsonAnswer, readJson, signedOutAsJson } from '~/http/json-answer'
import { refuse } from '~/http/respond'
import { paths } from '~/paths'
import { holdAttempt, type HoldRefusal } from '~/server/attempt/hold-attempt.server'
import { now } from '~/server/clock.server'

export async function loader(args: ActionFunctionArgs) {
  await requireActor(args, 'study')
  throw refuse(405)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study').catch((refusal: unknown) => (isJson(args.request) ? signedOutAsJson(refusal) : Promise.reject(refusal)))
  const attemptId = requireId(args.params.id)
  if (!actor.officerId) throw refuse(404)
  const asker = { officerId: actor.officerId, attemptId, address: String(args.context.address), now: now() }
  if (isJson(args.request)) {
    const { holder, take } = (await readJson(args.request)) ?? {}
    if (!isHolder(holder)) return jsonAnswer({ held: false, kind: 'invalid' }, 422)
    const held = await holdAttempt({ ...asker, holder, take: take === true })
    return held.ok ? jsonAnswer({ held: true, remaining: held.value.remainingSeconds }) : refused(held.reason)
  }
  const form = await readForm(args.request)
  const { holder, cookie } = holderOf(args.request, (await requireSignedIn(args)).token, attemptId)
  const held = await holdAttempt({ ...asker, holder, take: true })
  if (!held.ok && held.reason.kind === 'not_found') throw refuse(404)
  const ordinal = form.get('ordinal')
  const to = !held.ok ? paths.attemptResult(attemptId) : typeof ordinal === 'string' ? paths.attemptQuestion(attemptId, requireOrdinal(ordinal)) : paths.attemptReview(attemptId)
  return redirect(to, { status: 303, ...(cookie ? { headers: { 'Set-Cookie': cookie } } : {}) })
}

function refused(reason: HoldRefusal): Response {
  if (reason.kind === 'held_elsewhere') return jsonAnswer({ held: false, kind: reason.kind, takenSince: formatTime(reason.since) }, 409)
  return jsonAnswer({ held: false, kind: reason.kind }, reason.kind === 'finished' ? 410 : 404)
}
