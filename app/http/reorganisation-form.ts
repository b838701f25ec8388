/** The form of a reorganisation: name, legal basis, day, file. Faults are keys of the catalogue; what was typed is kept. */
import { redirect } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { type Day, addMonths, dayOfInstant, parseVietnameseDate } from '~/domain/kernel/day'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { BASIS_STATES } from '~/domain/reorganisation/reorganisation'
import { paths } from '~/paths'
import { type ReorganisationForm, startReorganisation } from '~/server/reorganisation/start-reorganisation.server'
import { type FormFaults, readForm } from './form'
import { uploadedFile } from './import-form'
import { invalid, refuse } from './respond'

const FIELDS = ['name', 'basisNumber', 'basisDate', 'basisIssuer', 'reviewState', 'effectiveOn'] as const
const EARLIEST = '1990-01-01'

/** In: the form and the day it is. Out: what was typed, the values when all is well, and faults by field. */
export function readReorganisation(form: FormData, today: Day): { readonly typed: Record<string, string>; readonly value: ReorganisationForm | null; readonly faults: FormFaults } {
  const typed = Object.fromEntries(FIELDS.map((field) => [field, typeof form.get(field) === 'string' ? cleanText(String(form.get(field))).slice(0, 300) : '']))
  const said = (field: (typeof FIELDS)[number]) => typed[field] ?? ''
  const faults: FormFaults = {}
  for (const field of ['name', 'basisNumber', 'basisIssuer'] as const) if (said(field) === '') faults[field] = `form_${field}Missing`
  const [date, on] = [parseVietnameseDate(said('basisDate')), parseVietnameseDate(said('effectiveOn'))]
  if (date === undefined) faults['basisDate'] = 'form_dayUnread'
  else if (date > today || date < EARLIEST) faults['basisDate'] = 'form_basisDateUnlikely'
  if (on === undefined) faults['effectiveOn'] = 'form_dayUnread'
  else if (on < EARLIEST || on > addMonths(today, 24)) faults['effectiveOn'] = 'form_effectiveOnUnlikely'
  else if (date !== undefined && on < date) faults['effectiveOn'] = 'form_effectBeforeBasis'
  const reviewState = BASIS_STATES.find((state) => state === said('reviewState')) ?? 'pending'
  if (date === undefined || on === undefined || Object.keys(faults).length > 0) return { typed, value: null, faults }
  return { typed, value: { name: said('name'), basis: { number: said('basisNumber'), date, issuer: said('basisIssuer') }, reviewState, effectiveOn: on }, faults }
}

/** The whole post: saved and on to its page, or back with faults. */
export async function saveReorganisation(request: Request, { by, unitId, id, now }: { by: Actor; unitId: string; id: string | null; now: Date }) {
  const form = await readForm(request)
  const { typed, value, faults } = readReorganisation(form, dayOfInstant(now))
  const file = await uploadedFile(form)
  if (file === null && id === null) faults['file'] = 'file_fileEmpty'
  if (value === null || Object.keys(faults).length > 0) return invalid({ typed, faults: { ...faults, ...(file !== null ? { file: 'form_fileAgain' } : {}) } })
  const started = await startReorganisation({ by, unitId, id, form: value, file, now })
  if (started.ok) return redirect(paths.reorganisation(started.value))
  if (started.reason === 'role') throw refuse(403)
  if (started.reason === 'scope') throw refuse(404)
  if (started.reason === 'stateChanged') throw refuse(409)
  return invalid({ typed, faults: started.reason === 'dayOfStructure' ? { effectiveOn: 'form_dayOfStructure' } : { file: `file_${started.reason}` } as FormFaults })
}
