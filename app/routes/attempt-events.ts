/** What an exam page tells of itself for the attempt's log: left, returned, signed in again. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { isHolder } from '~/domain/attempt/holder'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { jsonAnswer, readJson, signedOutAsJson } from '~/http/json-answer'
import { refuse } from '~/http/respond'
import { REPORTED_EVENTS, reportAttemptEvent } from '~/server/attempt/report-attempt-event.server'
import { now } from '~/server/clock.server'

export async function loader(args: ActionFunctionArgs) {
  await requireActor(args, 'study')
  throw refuse(405)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study').catch(signedOutAsJson)
  const attemptId = requireId(args.params.id)
  const body = (await readJson(args.request)) ?? {}
  const kind = REPORTED_EVENTS.find((one) => one === body['kind'])
  if (!actor.officerId) return jsonAnswer({ kept: false, kind: 'not_found' }, 404)
  if (!kind) return jsonAnswer({ kept: false, kind: 'invalid' }, 422)
  const { ordinal, holder } = body
  const place = typeof ordinal === 'number' && Number.isInteger(ordinal) && ordinal > 0 && ordinal < 1000 ? ordinal : null
  const told = await reportAttemptEvent({ officerId: actor.officerId, attemptId, kind, ordinal: place, holder: isHolder(holder) ? holder : null, address: String(args.context.address), now: now() })
  return told.ok ? jsonAnswer({ kept: told.value.kept, remaining: told.value.remainingSeconds }) : jsonAnswer({ kept: false, kind: 'not_found' }, 404)
}
