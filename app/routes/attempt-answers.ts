/** Autosave of one answer, by the page's script. Says saved only after the database did. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { readAnswerForm, readAnswerJson } from '~/domain/attempt/answer-form'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId, requireOrdinal } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { isJson, jsonAnswer, readJson, signedOutAsJson } from '~/http/json-answer'
import { refuse } from '~/http/respond'
import { now } from '~/server/clock.server'
import { saveAnswer, type SavedAnswer, type SaveRefusal } from '~/server/attempt/save-answer.server'
import { countAnswer } from '~/server/metrics/metrics.server'

const STATUS: Record<SaveRefusal['kind'], number> = { not_found: 404, finished: 409, late: 409, taken_over: 409, passed_by: 409, key_reused: 409, stale: 409, response_invalid: 422 }

export async function loader(args: ActionFunctionArgs) {
  await requireActor(args, 'study')
  throw refuse(405)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study').catch(signedOutAsJson)
  const attemptId = requireId(args.params.id)
  const { ordinal, fields } = await readBody(args.request)
  if (!actor.officerId || !fields) return jsonAnswer({ saved: false, reason: actor.officerId ? 'response_invalid' : 'not_found' }, actor.officerId ? 422 : 404)
  const saved = await saveAnswer({ officerId: actor.officerId, attemptId, ordinal: requireOrdinal(ordinal), ...fields, now: now() })
  countAnswer(saved.ok ? (saved.value.ignored ? 'ignored' : 'saved') : saved.reason.kind === 'late' ? 'late' : 'refused')
  return saved.ok ? jsonAnswer(said(saved.value)) : jsonAnswer({ saved: false, reason: saved.reason.kind, ...about(saved.reason) }, STATUS[saved.reason.kind])
}

function said(saved: SavedAnswer): object {
  return saved.ignored ? { saved: false, ignored: true, sequence: saved.newer.sequence, newer: saved.newer } : { saved: true, at: formatTime(saved.savedAt), sequence: saved.sequence }
}

function about(reason: SaveRefusal): object {
  switch (reason.kind) {
    case 'stale':
      return { sequence: reason.newer.sequence, newer: reason.newer }
    case 'finished':
    case 'late':
      return { kept: reason.kept }
    case 'taken_over':
      return { since: formatTime(reason.since) }
    default:
      return {}
  }
}

async function readBody(request: Request) {
  if (isJson(request)) {
    const body = await readJson(request)
    return { ordinal: body === null ? undefined : String(body['ordinal']), fields: readAnswerJson(body) }
  }
  const form = await readForm(request)
  const ordinal = form.get('ordinal')
  return { ordinal: typeof ordinal === 'string' ? ordinal : undefined, fields: readAnswerForm(form) }
}
