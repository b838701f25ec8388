/**
 * What a course is: its certificate, competencies proven, modules, lessons with objectives, final test, register of
 * legal bases. Read from course.yaml (keys in snake_case, see camelKeys) and, with the files it shows, frozen as JSON in
 * the course version. Source: content/courses/KH2/course.yaml; writing-guide §29–30; design.md §2 idea 4.
 */
import { z } from 'zod'
import { REVIEW_STATES } from '../content/review-state'
import { isDay } from '../kernel/day'
import { blueprintSchema } from './blueprint'
import { legalBasisSchema } from './legal-basis'
import { testSettings } from './test-settings'

const text = z.string().min(1)
const whole = z.number().int().nonnegative()
const counting = z.number().int().positive()
const code = z.string().regex(/^[A-Z][A-Z0-9-]*$/)
const dayOrEmpty = z.string().refine((value) => value === '' || isDay(value))

export const lessonNumberSchema = z.string().regex(/^\d+\.\d+$/)
export const objectiveSchema = z.strictObject({ id: z.string().regex(/^\d+\.\d+[a-z]$/), text })

const lessonRow = z.strictObject({
  number: lessonNumberSchema,
  title: text,
  minutes: counting,
  periods: counting,
  objectives: z.array(objectiveSchema).min(1).max(4),
  /** day of the last change of substance, and what it was: a renewal re-reads what changed since the certificate */
  changedOn: dayOrEmpty.default(''),
  changes: z.string().default(''),
})

const finalTest = z.strictObject({
  questions: counting,
  bankMinimum: counting,
  passPercent: z.number().min(1).max(100),
  attempts: counting,
  waitDays: whole,
  starRule: text,
  minutes: counting,
  blueprint: blueprintSchema,
  lessonTotals: z.record(lessonNumberSchema, whole),
  ...testSettings,
})

const fields = {
  id: code,
  title: text,
  shortTitle: text,
  summary: text,
  periods: counting,
  certificate: code,
  certificateTitle: text,
  certificateMonths: whole,
  competencies: z.array(z.strictObject({ code, level: z.number().int().min(1).max(5) })).min(1),
  audience: z.array(code),
  prerequisites: z.array(code),
  prerequisiteRule: z.enum(['required', 'recommended']),
  regimes: z.array(text),
  reviewState: z.enum(REVIEW_STATES),
  reviewedBy: z.string(),
  reviewedOn: dayOrEmpty,
  modules: z.array(z.strictObject({ id: z.string().regex(/^M\d+$/), title: text, lessons: z.array(lessonNumberSchema).min(1) })).min(1),
  lessons: z.array(lessonRow).min(1),
  simulation: z.strictObject({ files: whole, minRightDecisions: whole, unlawfulPaperAskedFails: z.boolean() }).optional(),
  finalTest,
  /** how the course is practised: tries at a question, and the part of its points that each wrong try costs */
  practice: z.strictObject({ tries: counting.max(5).default(3), penaltyPercent: whole.max(100).default(33) }).default({ tries: 3, penaltyPercent: 33 }),
  /** what one can do after the course */
  outcomes: z.array(text).default([]),
  /** roles of those who wrote it, never names */
  authors: z.array(z.strictObject({ role: text, part: text })).default([]),
  proposals: z.array(text),
  legal: z.array(legalBasisSchema),
}

const assetSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  type: text,
  bytes: counting,
  width: z.number().positive().nullable(),
  height: z.number().positive().nullable(),
})

/** course.yaml as its author writes it (after camelKeys). */
export const courseFileSchema = z.strictObject(fields)
/** The same with `assets`, the figures and files of the version by name: what course_version.definition holds. */
export const courseDefinitionSchema = z.strictObject({ ...fields, assets: z.record(z.string(), assetSchema) })

export type CourseFile = z.output<typeof courseFileSchema>
export type CourseDefinition = z.output<typeof courseDefinitionSchema>
export type CourseLesson = CourseFile['lessons'][number]
export type CourseAsset = z.output<typeof assetSchema>
export type Objective = z.output<typeof objectiveSchema>

/** Reads a stored definition back. Throws when it is not one (a bug: only checked definitions are stored). */
export function readCourseDefinition(stored: unknown): CourseDefinition {
  return courseDefinitionSchema.parse(stored)
}

/** Every objective of the course by id. */
export function objectivesOf(course: Pick<CourseFile, 'lessons'>): Map<string, Objective> {
  return new Map(course.lessons.flatMap((lesson) => lesson.objectives.map((objective) => [objective.id, objective] as const)))
}
