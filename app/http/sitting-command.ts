/** The form of a class session, new or changed, to its use case; refusals that belong to a field go back to it. */
import { redirect } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { classSessionForm } from '~/domain/sitting/class-session'
import { paths } from '~/paths'
import { saveClassSession } from '~/server/sitting/save-class-session.server'
import { parseForm, readForm, typedValues } from './form'
import { invalid, refuse } from './respond'

const FIELD_OF = { courseUnknown: 'courseCode', inThePast: 'from', begun: 'name', addressForm: 'addresses', seatsFew: 'seats' } as const

export async function saveSittingForm(request: Request, by: Actor, sessionId: string | null, now: Date) {
  const form = await readForm(request)
  const typed = { ...typedValues(form), courseCode: String(form.get('courseCode') ?? '').slice(0, 40) }
  const parsed = parseForm(classSessionForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const saved = await saveClassSession({ by, sessionId, form: parsed.value, now })
  if (saved.ok) return redirect(paths.sitting(saved.value.id, { done: 'saved' }), 303)
  if (saved.reason === 'role' || saved.reason === 'scope') throw refuse(403)
  if (saved.reason === 'not_found') throw refuse(404)
  return invalid({ typed, faults: { [FIELD_OF[saved.reason]]: saved.reason } as Record<string, string> })
}
