/**
 * A lesson's front matter, and what is frozen beside its text when its course is published: its legal rows, the glossary
 * entries it uses and the procedure cards as they stood in the catalogue. Source: writing-guide §10 (grammar: lesson).
 */
import { z } from 'zod'
import { REVIEW_STATES } from '../content/review-state'
import { lessonNumberSchema, objectiveSchema } from '../course/course-definition'
import { legalBasisSchema, legalIdSchema } from '../course/legal-basis'
import { isDay } from '../kernel/day'
import { procedureCardSchema } from '../procedure/procedure-definition'

const text = z.string().min(1)

const fields = {
  id: text,
  course: text,
  number: lessonNumberSchema,
  title: text,
  lead: text,
  minutes: z.number().int().min(5).max(120),
  objectives: z.array(objectiveSchema).min(1).max(4),
  competencies: z.array(text),
  procedures: z.array(text),
  mustBeRight: z.boolean(),
  reviewState: z.enum(REVIEW_STATES),
  reviewedBy: z.string(),
  reviewedOn: z.string().refine((value) => value === '' || isDay(value)),
}

/** The front matter (after camelKeys): `legal` is a list of ids. */
export const lessonFileSchema = z.strictObject({ ...fields, legal: z.array(legalIdSchema) })

const termSchema = z.strictObject({ code: text, vietnamese: text, definition: text })

/** Lesson.definition: `legal` holds the rows; `terms` and `procedureCards` what <Term> and <ProcedureCard> show. */
export const lessonDefinitionSchema = z.strictObject({
  ...fields,
  legal: z.array(legalBasisSchema),
  terms: z.array(termSchema),
  procedureCards: z.array(procedureCardSchema),
})

export type LessonFile = z.output<typeof lessonFileSchema>
export type LessonDefinition = z.output<typeof lessonDefinitionSchema>
export type LessonTerm = z.output<typeof termSchema>

/** Lesson.sections: the second-level headings, in order; `id` is the heading's id in the page. */
export type LessonSection = { readonly id: string; readonly text: string }

/** Reads a stored definition back. Throws when it is not one (a bug: only checked definitions are stored). */
export function readLessonDefinition(stored: unknown): LessonDefinition {
  return lessonDefinitionSchema.parse(stored)
}
