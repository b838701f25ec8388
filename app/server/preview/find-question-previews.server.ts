/** Every question of the current version with all its answers, for trainers only: what is right, fractions, feedback. */
import { z } from 'zod'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { ReviewState } from '~/domain/content/review-state'
import type { Level } from '~/domain/course/blueprint'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { QuestionReview } from '~/domain/question/learner-question'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'

export type QuestionFilter = { objective: string; level: string; kind: string }
export type QuestionPreview = {
  code: string
  kind: string
  objective: string
  level: Level
  mustBeRight: boolean
  points: number
  reviewState: ReviewState
  legal: readonly { id: string; state: ReviewState }[]
  review: QuestionReview
  keys: QuestionKeys
}

/**
 * What a definition says beyond its review. Read by shape and not by kind, so that a new kind shows what it shares with
 * the others without a change here: fractions of options, feedback to single answers, feedback to the rest.
 */
const keysSchema = z.object({
  legal: z.array(z.object({ id: z.string(), state: z.enum(['pending', 'sourced', 'reviewed']) })).default([]),
  options: z.array(z.object({ id: z.string(), fraction: z.union([z.string(), z.number()]).optional() })).default([]),
  feedbackByAnswer: z.array(z.object({ value: z.string(), feedback: z.string() })).default([]),
  feedbackRight: z.string().optional(),
  feedbackWrong: z.string().optional(),
})
export type QuestionKeys = { fractions: Record<string, string>; byAnswer: { value: Day; feedback: string }[]; right?: string; wrong?: string }

function keysOf({ options, feedbackByAnswer, feedbackRight, feedbackWrong }: z.output<typeof keysSchema>): QuestionKeys {
  return {
    fractions: Object.fromEntries(options.flatMap(({ id, fraction }) => (fraction === undefined ? [] : [[id, String(fraction)]]))),
    byAnswer: feedbackByAnswer,
    ...(feedbackRight === undefined ? {} : { right: feedbackRight }),
    ...(feedbackWrong === undefined ? {} : { wrong: feedbackWrong }),
  }
}

export type QuestionPreviews = { title: string; objectives: string[]; levels: string[]; kinds: string[]; total: number; questions: QuestionPreview[] }

export async function findQuestionPreviews(by: Actor, code: string, filter: QuestionFilter): Promise<Result<QuestionPreviews, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const version = await db().courseVersion.findFirst({ where: { isCurrent: true, course: { code } }, select: { title: true, questions: { orderBy: [{ objective: 'asc' }, { code: 'asc' }] } } })
  if (!version) return err('courseUnknown')
  const all = version.questions
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const wanted = all.filter(({ objective, level, kind }) => (!filter.objective || objective === filter.objective) && (!filter.level || level === filter.level) && (!filter.kind || kind === filter.kind))
  const questions = wanted.flatMap(({ definition, code: questionCode, kind, objective, level, mustBeRight, points, reviewState }) => {
    const known = kindOf(kind)
    if (!known) return []
    const keys = keysSchema.parse(definition)
    return [{ code: questionCode, kind, objective, level: level as Level, mustBeRight, points: Number(points), reviewState: reviewState as ReviewState, legal: keys.legal, review: known.review(definition, {}, []), keys: keysOf(keys) }]
  })
  return ok({ title: version.title, objectives: distinct(all.map((one) => one.objective)), levels: ['N', 'H', 'V'], kinds: distinct(all.map((one) => one.kind)), total: all.length, questions })
}
