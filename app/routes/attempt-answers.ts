/** Autosave of one answer, by the page's script. Says saved only after the database did. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { readAnswerForm, readAnswerJson } from '~/domain/attempt/answer-form'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId, requireOrdinal } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { now } from '~/server/clock.server'
import { saveAnswer, type SaveRefusal } from '~/server/attempt/save-answer.server'
import { countAnswer } from '~/server/metrics/metrics.server'

const STATUS: Record<SaveRefusal['kind'], number> = { not_found: 404, finished: 409, late: 409, key_reused: 409, stale: 409, response_invalid: 422 }

const answer = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

export async function loader(args: ActionFunctionArgs) {
  await requireActor(args, 'study')
  throw refuse(405)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study').catch((refusal: unknown) => {
    // Script cannot follow a redirect to the sign-in page; let it say so instead.
    if (refusal instanceof Response && refusal.status >= 300 && refusal.status < 400) throw answer({ saved: false, reason: 'signed_out' }, 401)
    throw refusal
  })
  const attemptId = requireId(args.params.id)
  const { ordinal, fields } = await readBody(args.request)
  if (!actor.officerId || !fields) return answer({ saved: false, reason: actor.officerId ? 'response_invalid' : 'not_found' }, actor.officerId ? 422 : 404)
  const saved = await saveAnswer({ officerId: actor.officerId, attemptId, ordinal: requireOrdinal(ordinal), ...fields, now: now() })
  countAnswer(saved.ok ? 'saved' : saved.reason.kind === 'late' ? 'late' : 'refused')
  if (saved.ok) return answer({ saved: true, at: formatTime(saved.value.savedAt), sequence: saved.value.sequence })
  const { reason } = saved
  return answer({ saved: false, reason: reason.kind, ...(reason.kind === 'stale' ? { sequence: reason.newer.sequence } : {}) }, STATUS[reason.kind])
}

async function readBody(request: Request) {
  if (/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    const body: unknown = await request.json().catch(() => null)
    const ordinal = body !== null && typeof body === 'object' && 'ordinal' in body ? String(body.ordinal) : undefined
    return { ordinal, fields: readAnswerJson(body) }
  }
  const form = await readForm(request)
  const ordinal = form.get('ordinal')
  return { ordinal: typeof ordinal === 'string' ? ordinal : undefined, fields: readAnswerForm(form) }
}
