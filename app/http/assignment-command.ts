/** The form of an assignment to its use cases: preview, confirm, or back to the form. Refusals that belong to a field go back to it. */
import { redirect } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { assignmentForm } from '~/domain/assignment/assignment-form'
import { dayOfInstant } from '~/domain/kernel/day'
import { paths } from '~/paths'
import { makeAssignment } from '~/server/assignment/make-assignment.server'
import { previewAssignment } from '~/server/assignment/preview-assignment.server'
import { parseForm, readForm, type FormFaults } from './form'
import { invalid, refuse } from './respond'

/** Refusal → the field it is shown at. */
const FIELD_OF = { unitUnknown: 'unitId', scope: 'unitId', courseUnknown: 'courseCode', courseClosed: 'courseCode', positionUnknown: 'positionId', dueOnEarly: 'dueOn', nobody: 'unitId' } as const

/** Out: a redirect when it was made; else what the page shows. A fault is a key of the catalogue `assignment`; `codes` fills in those nobody has. */
export async function runAssignmentForm(request: Request, by: Actor, now: Date) {
  const form = await readForm(request)
  // Lists of codes are long: kept whole, up to what the form takes.
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 40_000)]] : [])))
  const back = (faults: FormFaults, codes = '') => invalid({ kind: 'form' as const, typed, faults, codes })
  if (typed['act'] === 'edit') return { kind: 'form' as const, typed, faults: {} as FormFaults, codes: '' }
  const parsed = parseForm(assignmentForm, form)
  if (!parsed.ok) return back(parsed.faults)
  const confirmed = typed['act'] === 'confirm'
  const formKey = (typed['formKey'] ?? '').slice(0, 64)
  const done = confirmed ? await makeAssignment({ by, form: parsed.value, formKey, now }) : await previewAssignment({ by, form: parsed.value, today: dayOfInstant(now) })
  if (!done.ok) {
    if (done.reason === 'role') throw refuse(403)
    if (typeof done.reason === 'object') return back({ codes: 'codesUnknown' }, done.reason.unknownCodes.slice(0, 20).join(', '))
    // A unit out of one's charge is not even said to exist.
    return back({ [FIELD_OF[done.reason]]: done.reason === 'scope' ? 'unitUnknown' : done.reason })
  }
  if ('id' in done.value) return redirect(paths.assignment(done.value.id, { done: 'made' }), 303)
  return { kind: 'preview' as const, typed, form: parsed.value, preview: done.value }
}
