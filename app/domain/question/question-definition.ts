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
  id: z.string().regex(/^[A-Z0-9]+-Q\d{3,4}$/),
  objective: z.string().regex(/^\d+\.\d+[a-z]$/),
  level: z.enum(LEVELS),
  mustBeRight: z.boolean(),
  points: z.number().positive().max(10),
  legal: z.array(z.strictObject({ id: legalIdSchema, state: z.enum(REVIEW_STATES) })),
  stem: z.string().min(1),
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
