/**
 * What a definition says beyond its review, for those who keep the bank: fractions, accepted answers, feedback to single
 * answers, what the parts of a case say. Read by shape and not by kind, so that a new kind shows what it shares with the
 * others without a change here.
 */
import { z } from 'zod'
import { formatNumber } from '../kernel/vietnamese-format'

const words = z.union([z.string(), z.number().transform((value) => formatNumber(value, String(value).split('.')[1]?.length ?? 0))])
const part = z.union([z.string(), z.number()]).transform(String)
const byAnswer = z.object({ value: words.optional(), match: z.array(z.string()).default([]), feedback: z.string() })
const keysSchema = z.object({
  options: z.array(z.object({ id: z.string(), fraction: part.optional() })).catch([]),
  accept: z.array(z.union([z.string().transform((text) => ({ text, fraction: '1' })), z.object({ text: z.string(), fraction: part })])).catch([]),
  tolerance: words.catch(''),
  unit: z.string().catch(''),
  extraRight: z.array(z.string()).catch([]),
  feedbackByAnswer: z.array(byAnswer).catch([]),
  feedbackRight: z.string().optional(),
  feedbackWrong: z.string().optional(),
  parts: z.array(z.looseObject({ id: z.string() })).catch([]),
})

export type QuestionKeys = {
  /** by the ids of options */
  readonly fractions: Readonly<Record<string, string>>
  readonly accepted: readonly { readonly text: string; readonly fraction: string }[]
  /** '' or '0': none */
  readonly tolerance: string
  readonly unit: string
  /** rights that belong to no left */
  readonly extra: readonly string[]
  readonly byAnswer: readonly { readonly value: string; readonly feedback: string }[]
  readonly right?: string
  readonly wrong?: string
  /** by the ids of the parts */
  readonly parts: Readonly<Record<string, QuestionKeys>>
}

/** In: a stored definition of any kind. What it lacks is empty. */
export function questionKeys(definition: unknown): QuestionKeys {
  const read = keysSchema.parse(definition)
  const { feedbackRight, feedbackWrong } = read
  return {
    fractions: Object.fromEntries(read.options.flatMap(({ id, fraction }) => (fraction === undefined ? [] : [[id, fraction]]))),
    accepted: read.accept,
    tolerance: read.tolerance,
    unit: read.unit,
    extra: read.extraRight,
    byAnswer: read.feedbackByAnswer.map(({ value, match, feedback }) => ({ value: value ?? match.join(' · '), feedback })),
    ...(feedbackRight === undefined ? {} : { right: feedbackRight }),
    ...(feedbackWrong === undefined ? {} : { wrong: feedbackWrong }),
    parts: Object.fromEntries(read.parts.map((one) => [one.id, questionKeys(one)])),
  }
}
