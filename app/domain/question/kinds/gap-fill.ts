/**
 * A text with gaps to fill: a number, one of some choices, or a few words. Every gap weighs the same and is judged alone;
 * the learner knows gaps only by their place. Source: writing-guide §11; issue "Assessment" (fill-in with several gaps).
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { shuffle } from '../../kernel/random'
import { type Result, ok } from '../../kernel/result'
import { compareDecimals, readNumber } from '../../kernel/vietnamese-number'
import { IGNORABLE, acceptedInWords, answerFits, takesAnything, typedText } from '../answer-text'
import { fractionNumber, partOf } from '../fraction'
import { gapFaults, stemInWords, stemPieces } from '../gap-stem'
import { type OptionOrder, type QuestionKind, type ResponseReason, responseFields } from '../kind'
import type { GapFillPiece } from '../learner-question'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'
import { repeatedTexts } from '../repeated-texts'

export type { GapFillLearnerQuestion, GapFillReview } from '../learner-question'

const text = z.string().min(1).max(120)
const gapSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_-]{0,30}$/),
  kind: z.enum(['number', 'choice', 'text']),
  options: z.array(text).max(8).default([]),
  accept: z.array(text).min(1).max(20),
  feedback: feedbackSchema,
})
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('gap_fill'),
  gaps: z.array(gapSchema).min(1).max(10),
  /** for gaps of words */
  ignore: z.array(z.enum(IGNORABLE)).default(['case', 'spaces']),
})

export type GapFillDefinition = z.output<typeof schema>
type Gap = GapFillDefinition['gaps'][number]
/** By the number of the gap (g1, g2 …), what was typed or chosen. */
export type GapFillResponse = { readonly gaps: Readonly<Record<string, string>> }

const FIELD = /^gap-(g\d{1,2})$/
const LONGEST = 120

function faultsOf({ stem, gaps }: GapFillDefinition): DataFault[] {
  return [...duplicates(gaps.map(({ id }) => id), ['gaps']), ...gapFaults(stem, gaps), ...gaps.flatMap((gap, i) => acceptFaults(gap).map((one) => ({ ...one, at: ['gaps', i, ...one.at] })))]
}

function acceptFaults({ kind, options, accept }: Gap): DataFault[] {
  const each = (key: 'gapAccept' | 'numberUnread' | 'acceptAll', wrong: (one: string) => boolean) => accept.flatMap((one, j) => (wrong(one) ? [fault(['accept', j], key, { text: one })] : []))
  if (kind !== 'choice' && options.length > 0) return [fault(['options'], 'gapOptions')]
  if (kind === 'number') return each('numberUnread', (one) => readNumber(one) === undefined)
  if (kind === 'text') return each('acceptAll', takesAnything)
  return [...(options.length > accept.length ? [] : [fault(['options'], 'gapOptions')]), ...repeatedTexts(options, ['options']), ...each('gapAccept', (one) => !options.includes(one))]
}

/** Gaps as they stand in the stem, under the names the learner sees. */
function gapsOf({ stem, gaps }: GapFillDefinition): { readonly id: string; readonly gap: Gap }[] {
  const known = stemPieces(stem).flatMap((piece) => ('gap' in piece ? gaps.filter(({ id }) => id === piece.gap) : []))
  return known.map((gap, index) => ({ id: `g${index + 1}`, gap }))
}

function isRight({ kind, accept }: Gap, given: string, ignore: GapFillDefinition['ignore']): boolean {
  if (given === '') return false
  if (kind === 'choice') return accept.includes(given)
  if (kind === 'text') return accept.some((one) => answerFits(given, one, ignore))
  const number = readNumber(given)
  return number !== undefined && accept.some((one) => compareDecimals(number, readNumber(one) ?? { units: 0n, places: 0 }) === 0)
}

function judged(definition: GapFillDefinition, { gaps }: GapFillResponse) {
  return gapsOf(definition).map(({ id, gap }, index) => {
    const given = gaps[id] ?? ''
    const expected = acceptedInWords(gap.accept[0] ?? '')
    return { id, label: String(index + 1), given: given || null, right: isRight(gap, given, definition.ignore), expected: gap.kind === 'text' ? expected : (gap.accept[0] ?? ''), feedback: gap.feedback }
  })
}

/** The places of the options of each gap, shuffled: "g2:1" is the second option of the file in the second gap. */
function optionOrder(definition: GapFillDefinition, seed: string): string[] {
  return gapsOf(definition).flatMap(({ id, gap }) => shuffle(`${seed} ${id}`, gap.options.map((_, index) => `${id}:${index}`)))
}

/** Where nothing was drawn, options stand by their letters, which tells nothing either. */
function optionsShown(id: string, { options }: Gap, order: OptionOrder): string[] {
  const place = (option: string) => order.indexOf(`${id}:${options.indexOf(option)}`)
  return [...options].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

function pieces(definition: GapFillDefinition, order: OptionOrder): GapFillPiece[] {
  const gaps = gapsOf(definition)
  return stemPieces(definition.stem).flatMap((piece): GapFillPiece[] => {
    if ('text' in piece) return [piece]
    const found = gaps.find(({ gap }) => gap.id === piece.gap)
    return found ? [{ gap: { id: found.id, kind: found.gap.kind, options: optionsShown(found.id, found.gap, order) } }] : []
  })
}

/** Fields `gap-g1`, or `gaps` as stored. */
function parseResponse(input: unknown): Result<GapFillResponse, ResponseReason> {
  const fields = responseFields(input)
  if (!fields.ok) return fields
  const stored = responseFields(fields.value['gaps'])
  const given = stored.ok ? Object.entries(stored.value) : Object.entries(fields.value).map(([name, value]) => [FIELD.exec(name)?.[1] ?? '', value] as const)
  const typed = given.map(([id, value]) => [id, typedText(value, LONGEST)] as const).filter(([id, value]) => FIELD.test(`gap-${id}`) && value !== '')
  return ok({ gaps: Object.fromEntries(typed.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 10)) })
}

export const gapFillKind: QuestionKind<GapFillDefinition, GapFillResponse> = {
  name: 'gap_fill',
  schema: schema as z.ZodType<GapFillDefinition>,
  parse: (item) => readItem(gapFillKind.schema, item, faultsOf),
  optionOrder,
  forLearner: (definition, order) => ({ kind: 'gap_fill', stem: stemInWords(definition.stem), pieces: pieces(definition, order) }),
  parseResponse,
  isAnswered: ({ gaps }) => Object.keys(gaps).length > 0,
  grade: (definition, response) => {
    const entries = judged(definition, response)
    const count = entries.filter((entry) => entry.right).length
    return { fraction: fractionNumber(partOf(count, entries.length)), right: count === entries.length }
  },
  review: (definition, response, order) => ({
    kind: 'gap_fill',
    stem: stemInWords(definition.stem),
    answered: gapFillKind.isAnswered(response),
    ...gapFillKind.grade(definition, response),
    feedback: null,
    pieces: pieces(definition, order),
    entries: judged(definition, response),
  }),
  describeResponse: (definition, response) => (gapFillKind.isAnswered(response) ? judged(definition, response).map(({ given }) => given ?? '–').join('; ') : ''),
}
