/**
 * The form of a new competency: code, group, name and a behaviour for each level, every fault at its field. A fault is a key
 * of the catalogue `standard`. Source: framework-content.ts (bounds); issue "Compliance" (editor of the framework).
 */
import { cleanText } from '../kernel/vietnamese-text'
import { type CompetencyContent, LEVEL_COUNT, MAX_BEHAVIOUR, MAX_NAME, competencyGroups, competencySchema } from './framework-content'

export const competencyLevels = Array.from({ length: LEVEL_COUNT }, (_, i) => i + 1)

// Not a name that ends in "code": such fields are never sent back to a page (http/form).
export type CompetencyForm = { readonly ok: true; readonly content: CompetencyContent } | { readonly ok: false; readonly faults: Readonly<Record<string, string>> }

/** In: how to read a field. Out: the competency, or what is wrong at which field. Codes are written in capitals. Total. */
export function readCompetencyForm(typed: (name: string) => string): CompetencyForm {
  const text = (name: string) => cleanText(typed(name))
  const levels = competencyLevels.map((level) => text(`level-${level}`))
  const parsed = competencySchema.safeParse({ code: text('codeText').toUpperCase(), group: text('group'), name: text('name'), levels })
  if (parsed.success) return { ok: true, content: parsed.data }
  const isBad = (value: string, most: number) => value === '' || value.length > most
  return {
    ok: false,
    faults: Object.fromEntries([
      ...(competencySchema.shape.code.safeParse(text('codeText').toUpperCase()).success ? [] : [['codeText', 'fault_competencyCode']]),
      ...(isBad(text('name'), MAX_NAME) ? [['name', 'fault_text']] : []),
      ...(competencyGroups.some((group) => group === text('group')) ? [] : [['group', 'fault_competencyGroup']]),
      ...levels.flatMap((value, i) => (isBad(value, MAX_BEHAVIOUR) ? [[`level-${i + 1}`, 'fault_text']] : [])),
    ]),
  }
}

/** The fields of a competency as a form shows them. */
export function competencyFields({ code, group, name, levels }: CompetencyContent): Record<string, string> {
  return { codeText: code, group, name, ...Object.fromEntries(levels.map((text, i) => [`level-${i + 1}`, text])) }
}
