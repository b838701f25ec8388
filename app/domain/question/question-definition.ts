/**
 * What all questions share, whatever their kind, as written (after camelKeys) and as stored. A file of questions
 * belongs to one course. Source: writing-guide §11 (grammar: questions).
 */
import { z } from 'zod'
import { REVIEW_STATES } from '../content/review-state'
import { LEVELS } from '../course/blueprint'
import { legalIdSchema } from '../course/legal-basis'
import { isDay } from '../kernel/day'

export const feedbackSchema = z.string().min(1)

/** Fields of every stored question; each kind adds its own. */
export const commonFields = {
  /** KH2-Q017 in a bank; KH2-K2.3.1 for the first check-yourself question of lesson 2.3 */
  id: z.string().regex(/^[A-Z0-9]+-(Q\d{3,4}|K\d+\.\d+\.\d+)$/),
  objective: z.string().regex(/^\d+\.\d+[a-z]$/),
  level: z.enum(LEVELS),
  mustBeRight: z.boolean(),
  points: z.number().positive().max(10),
  legal: z.array(z.strictObject({ id: legalIdSchema, state: z.enum(REVIEW_STATES) })),
  stem: z.string().min(1),
  /** points to the way, shown in practice when asked for; '' = none */
  hint: z.string().default(''),
  /** versions of procedures the question rests on: code and a day on which the version was in force */
  procedures: z.array(z.strictObject({ code: z.string().min(1), asOf: z.string().refine(isDay) })).default([]),
  /** exam: drawn by the final test; practice: answered at once, never in the test */
  purpose: z.enum(['exam', 'practice']).default('exam'),
}

/** What every stored question has, whatever its kind. `kind` names the kind in the registry. */
export type QuestionDefinition = { readonly [Field in keyof typeof commonFields]: z.output<(typeof commonFields)[Field]> } & { readonly kind: string }

/** A questions/*.yaml file; its questions are read one by one by their kinds. */
export const questionFileSchema = z.strictObject({
  course: z.string(),
  reviewState: z.enum(REVIEW_STATES),
  reviewedBy: z.string(),
  reviewedOn: z.string().refine((value) => value === '' || isDay(value)),
  questions: z.array(z.looseObject({ type: z.string() })).min(1),
})
