/**
 * The wording of the competency framework: a competency has a code, a group, a name and a behaviour for each of five levels.
 * A new version of the wording changes or adds competencies and never takes one away: evidence and standards refer to it.
 * What a competency means stays; another meaning is another code. Source: positions.md §4; decision 061.
 */
import { z } from 'zod'
import { cleanText } from '../kernel/vietnamese-text'

export const competencyGroups = ['chung', 'chuyen_mon', 'quan_ly'] as const
export type CompetencyGroup = (typeof competencyGroups)[number]
export const LEVEL_COUNT = 5
export const MAX_NAME = 200
export const MAX_BEHAVIOUR = 1000
export const MAX_COMPETENCIES = 200

export type CompetencyContent = { readonly code: string; readonly group: CompetencyGroup; readonly name: string; readonly levels: readonly string[] }

const text = (most: number) => z.string().transform(cleanText).pipe(z.string().min(1).max(most))
export const competencySchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9-]{0,19}$/),
  group: z.enum(competencyGroups),
  name: text(MAX_NAME),
  levels: z.array(text(MAX_BEHAVIOUR)).length(LEVEL_COUNT),
})
/** Competencies as a form or a file gives them, cleaned; codes once. */
export const frameworkContent = z.array(competencySchema).min(1).max(MAX_COMPETENCIES).refine((list) => new Set(list.map(({ code }) => code)).size === list.length)

export type WordingLine = { readonly code: string; readonly part: 'group' | 'name' | `level-${number}`; readonly before: string; readonly after: string }
export type FrameworkPlan = { readonly added: readonly CompetencyContent[]; readonly lines: readonly WordingLine[]; readonly changed: readonly CompetencyContent[]; readonly absent: readonly string[] }

/** What a list would do to the framework there is: added competencies, changed texts old → new, and those it does not name, which stay. */
export function planFramework(known: readonly CompetencyContent[], coming: readonly CompetencyContent[]): FrameworkPlan {
  const byCode = new Map(known.map((one) => [one.code, one]))
  const linesOf = (after: CompetencyContent): WordingLine[] => {
    const before = byCode.get(after.code)
    if (before === undefined) return []
    const line = (part: WordingLine['part'], was: string, is: string): WordingLine[] => (was === is ? [] : [{ code: after.code, part, before: was, after: is }])
    return [...line('group', before.group, after.group), ...line('name', before.name, after.name), ...after.levels.flatMap((behaviour, i) => line(`level-${i + 1}`, before.levels[i] ?? '', behaviour))]
  }
  return {
    added: coming.filter(({ code }) => !byCode.has(code)),
    lines: coming.flatMap(linesOf),
    changed: coming.filter((one) => linesOf(one).length > 0),
    absent: known.filter(({ code }) => !coming.some((one) => one.code === code)).map(({ code }) => code),
  }
}
