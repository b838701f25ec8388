/**
 * The form of one question, sent without script: saves the answer, then goes where the pressed button says. An answer that
 * cannot be saved because nobody is signed in any more, or because another page holds the attempt, stays in the browser for
 * a short while and is shown again where it can be saved.
 */
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { readAnswerForm } from '~/domain/attempt/answer-form'
import { paths } from '~/paths'
import { flagQuestion } from '~/server/attempt/flag-question.server'
import { reachPlace } from '~/server/attempt/reach-place.server'
import { reportAttemptEvent } from '~/server/attempt/report-attempt-event.server'
import { saveAnswer, type SaveRefusal } from '~/server/attempt/save-answer.server'
import { now } from '~/server/clock.server'
import { attemptAddress } from './attempt-address'
import { forgetAnswer, keepAnswer, keptAnswer } from './attempt-cookies'
import { readForm } from './form'
import { refuse } from './respond'

/** For a guard that refused: keeps what was sent, when the refusal leads to a sign-in. */
export async function keepUnsaved({ request, params }: ActionFunctionArgs, refusal: unknown): Promise<never> {
  if (!(refusal instanceof Response) || refusal.status < 300 || refusal.status >= 400) throw refusal
  const { id, ordinal } = attemptAddress(params)
  const answer = readAnswerForm(await readForm(request))
  const cookie = answer && keepAnswer({ ordinal, response: answer.response, why: 'signed_out' }, id, now())
  if (cookie) refusal.headers.append('Set-Cookie', cookie)
  throw refusal
}

export async function saveQuestion({ request, params, context }: ActionFunctionArgs, actor: Actor & { readonly officerId: string }): Promise<Response> {
  const { id, ordinal } = attemptAddress(params)
  const at = now()
  const form = await readForm(request)
  const answer = readAnswerForm(form)
  if (!answer) throw refuse(400)
  const place = { officerId: actor.officerId, attemptId: id, ordinal }
  const saved = await saveAnswer({ ...place, ...answer, now: at })
  if (!saved.ok) return afterRefusal(saved.reason, { id, ordinal, kept: keepAnswer({ ordinal, response: answer.response, why: 'taken_over' }, id, at) })
  const kept = keptAnswer(request, id, at)
  if (kept?.why === 'signed_out') await reportAttemptEvent({ ...place, kind: 'signed_in_again', holder: answer.holder, address: String(context.address), now: at })
  const flag = form.get('flag')
  if (flag === 'on' || flag === 'off') await flagQuestion({ ...place, flagged: flag === 'on' })
  if (form.get('go') === 'next') await reachPlace({ ...place, ordinal: ordinal + 1 })
  return redirect(whereTo(id, ordinal, form), { status: 303, ...(kept ? { headers: { 'Set-Cookie': forgetAnswer(id) } } : {}) })
}

function afterRefusal(reason: SaveRefusal, { id, ordinal, kept }: { id: string; ordinal: number; kept: string | null }): Response {
  const here = paths.attemptQuestion(id, ordinal)
  switch (reason.kind) {
    case 'not_found':
      throw refuse(404)
    case 'response_invalid':
      throw refuse(400)
    case 'finished':
    case 'late':
      return redirect(paths.attemptResult(id), 303)
    case 'taken_over':
      return redirect(here, { status: 303, ...(kept ? { headers: { 'Set-Cookie': kept } } : {}) })
    case 'passed_by':
      return redirect(here, 303)
    case 'stale':
    case 'key_reused':
      return redirect(`${here}?notice=${reason.kind}`, 303)
  }
}

/** Where the pressed button leads; flagging stays here. */
function whereTo(id: string, ordinal: number, form: FormData): string {
  const place = Number(form.get('place'))
  if (Number.isInteger(place) && place > 0) return paths.attemptQuestion(id, place)
  switch (form.get('go')) {
    case 'next':
      return paths.attemptQuestion(id, ordinal + 1)
    case 'previous':
      return paths.attemptQuestion(id, Math.max(1, ordinal - 1))
    case 'review':
      return paths.attemptReview(id)
    default:
      return paths.attemptQuestion(id, ordinal)
  }
}
