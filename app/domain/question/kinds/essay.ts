/**
 * A short text that people mark by criteria: each has a maximum, and the mark is the part of all maxima that was given.
 * Until it is marked it earns nothing; an empty one needs no marking. Length is counted in syllables, and told, never
 * enforced: what was written is marked. Source: issue "Assessment" (human marking for short essays).
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { ok } from '../../kernel/result'
import { toNfc } from '../../kernel/vietnamese-text'
import { type Grade, type QuestionKind, responseFields } from '../kind'
import { commonFields } from '../question-definition'
import { readItem } from '../read-item'

/** The longest text kept, in UTF-16 units as the browser's maxlength counts them. */
export const LONGEST_ESSAY = 8000
const LONGEST_DESCRIPTION = 120

const criterionSchema = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), text: z.string().min(1), maximum: z.number().positive().max(20) })
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('essay'),
  /** syllables; 0 = no limit */
  minWords: z.number().int().nonnegative().max(2000),
  maxWords: z.number().int().nonnegative().max(2000),
  criteria: z.array(criterionSchema).min(1).max(8),
  /** what a good answer holds: for the markers, and for the officer afterwards */
  guidance: z.string().min(1),
  markers: z.union([z.literal(1), z.literal(2)]),
})

export type EssayDefinition = z.output<typeof schema>
export type EssayResponse = { readonly text: string | null }

function faultsOf({ minWords, maxWords, criteria }: EssayDefinition): DataFault[] {
  return [
    ...duplicates(criteria.map((criterion) => criterion.id), ['criteria']),
    ...(maxWords > 0 && maxWords < minWords ? [fault(['max_words'], 'essayWords', { min: minWords, max: maxWords })] : []),
  ]
}

/** As it can be stored: one kind of line end, no control characters, no halves of letters. Longer text is cut, as the page cuts it. */
function writtenText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const clean = toNfc(value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/gu, ''))
  const cut = clean.slice(0, LONGEST_ESSAY).replace(/\p{Cs}/gu, '').trim()
  return cut === '' ? null : cut
}

function gradeOf({ text }: EssayResponse): Grade {
  return { fraction: 0, right: false, ...(text === null ? {} : { needsMarking: true }) }
}

export const essayKind: QuestionKind<EssayDefinition, EssayResponse> = {
  name: 'essay',
  longestResponse: 12_000,
  schema: schema as z.ZodType<EssayDefinition>,
  parse: (item) => readItem(essayKind.schema, item, faultsOf),
  optionOrder: () => [],
  forLearner: ({ stem, minWords, maxWords, criteria }) => ({ kind: 'essay', stem, minWords, maxWords, criteria: criteria.map(({ id, text, maximum }) => ({ id, text, maximum })) }),
  parseResponse: (input) => {
    const fields = responseFields(input)
    return fields.ok ? ok({ text: writtenText(fields.value['text']) }) : fields
  },
  isAnswered: ({ text }) => text !== null,
  grade: (_, response) => gradeOf(response),
  review: ({ stem, guidance, criteria }, response) => ({
    kind: 'essay',
    stem,
    answered: response.text !== null,
    fraction: 0,
    right: false,
    feedback: null,
    written: response.text,
    guidance,
    criteria: criteria.map(({ id, text, maximum }) => ({ id, text, maximum })),
  }),
  describeResponse: (_, { text }) => {
    const line = (text ?? '').replace(/\s+/g, ' ')
    return line.length <= LONGEST_DESCRIPTION ? line : `${line.slice(0, LONGEST_DESCRIPTION).replace(/\s+\S*$/, '')} …`
  },
}
