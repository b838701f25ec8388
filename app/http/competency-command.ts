/** The form of a competency being written to its use case; a refusal that belongs to a field goes back to it with all that was typed. */
import type { Actor } from '~/domain/access/role'
import { readCompetencyForm } from '~/domain/standard/competency-form'
import { saveCompetencyDraft } from '~/server/standard/save-competency-draft.server'
import { typedValues } from './form'
import { invalid, refuse } from './respond'

export type CompetencyAnswer = { readonly faults: Record<string, string>; readonly values: Record<string, string> }

const FIELD_OF = { taken: 'codeText', drafted: 'codeText', changed: 'form', tooMany: 'form' } as const

/** In: the code of the draft that is changed, null for a new one. Out: the code it is kept under, or what the page shows. */
export async function saveCompetencyForm({ by, form, code, seen, now }: { by: Actor; form: FormData; code: string | null; seen: number; now: Date }) {
  const values = typedValues(form)
  const read = readCompetencyForm((name) => (name === 'codeText' && code !== null ? code : (values[name] ?? '')))
  if (!read.ok) return { answer: invalid<CompetencyAnswer>({ faults: { ...read.faults }, values }) }
  const saved = await saveCompetencyDraft({ by, content: read.content, seen, now })
  if (saved.ok) return { code: read.content.code }
  if (saved.reason === 'role' || saved.reason === 'scope') throw refuse(403)
  return { answer: invalid<CompetencyAnswer>({ faults: { [FIELD_OF[saved.reason]]: `fault_competency_${saved.reason}` }, values }, saved.reason === 'changed' ? 409 : 422) }
}
