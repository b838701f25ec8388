/**
 * What our bank knows of a question and other systems do not (objective, level, ★, purpose, legal bases, procedures), as
 * tags: Moodle and GIFT carry tags through untouched, so a bank that went there comes back whole. Source: decisions/012.
 */
import { LEVELS } from '../course/blueprint'
import { isDay } from '../kernel/day'
import type { QuestionDefinition } from '../question/question-definition'
import type { RawItem } from './exchange-item'

/** The tags of a question. The state of a legal basis stays behind: it is the register's. */
export function tagsOf({ objective, level, mustBeRight, purpose, legal, procedures }: QuestionDefinition): string[] {
  return [
    `objective:${objective}`,
    `level:${level}`,
    ...(mustBeRight ? ['must-be-right'] : []),
    ...(purpose === 'practice' ? ['purpose:practice'] : []),
    ...legal.map(({ id }) => `legal:${id}`),
    ...procedures.map(({ code, asOf }) => `procedure:${code}@${asOf}`),
  ]
}

/** In: tags as read. Out: the fields they say, and the tags that say nothing to us. */
export function readTags(tags: readonly string[]): { readonly fields: RawItem; readonly unknown: readonly string[] } {
  const ours = tags.map((tag) => ({ tag, said: fieldOf(tag.trim()) }))
  const legal = ours.flatMap(({ said }) => said?.legal ?? [])
  const procedures = ours.flatMap(({ said }) => said?.procedures ?? [])
  return {
    fields: { ...Object.assign({}, ...ours.map(({ said }) => said?.plain ?? {})), ...(legal.length > 0 ? { legal } : {}), ...(procedures.length > 0 ? { procedures } : {}) },
    unknown: ours.filter(({ said }) => said === null).map(({ tag }) => tag),
  }
}

type Said = { readonly plain?: RawItem; readonly legal?: readonly RawItem[]; readonly procedures?: readonly RawItem[] }

const READERS: Readonly<Record<string, (value: string) => Said | null>> = {
  objective: (value) => (/^\d+\.\d+[a-z]$/.test(value) ? { plain: { objective: value } } : null),
  level: (value) => (LEVELS.some((level) => level === value) ? { plain: { level: value } } : null),
  purpose: (value) => (value === 'practice' || value === 'exam' ? { plain: { purpose: value } } : null),
  legal: (value) => ({ legal: [{ id: value, state: 'pending' }] }),
  procedure: procedureOf,
}

function fieldOf(tag: string): Said | null {
  if (tag === 'must-be-right') return { plain: { must_be_right: true } }
  const [, name = '', value = ''] = /^([a-z]+):(.+)$/.exec(tag) ?? []
  return Object.hasOwn(READERS, name) ? (READERS[name]?.(value) ?? null) : null
}

function procedureOf(value: string): Said | null {
  const [code = '', day = ''] = value.split('@')
  return code !== '' && isDay(day) ? { procedures: [{ code, as_of: day }] } : null
}
