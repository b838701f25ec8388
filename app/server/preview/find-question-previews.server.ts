/** Every question of the current version with all its answers, for trainers only: what is right, fractions, feedback. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { ReviewState } from '~/domain/content/review-state'
import type { Level } from '~/domain/course/blueprint'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { legalOfQuestion } from '~/domain/question/kinds/case'
import type { QuestionReview } from '~/domain/question/learner-question'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { type QuestionKeys, questionKeys } from '~/domain/question/question-keys'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'

export type QuestionFilter = { objective: string; level: string; kind: string }
export type QuestionPreview = {
  code: string
  kind: string
  objective: string
  level: Level
  mustBeRight: boolean
  points: number
  reviewState: ReviewState
  purpose: 'exam' | 'practice'
  /** files: from content/; workspace: written or imported on the site */
  origin: 'files' | 'workspace'
  legal: readonly { id: string; state: ReviewState }[]
  review: QuestionReview
  keys: QuestionKeys
}

export type QuestionPreviews = { title: string; objectives: string[]; levels: string[]; kinds: string[]; total: number; questions: QuestionPreview[]; texts: RichTexts }

export async function findQuestionPreviews(by: Actor, code: string, filter: QuestionFilter): Promise<Result<QuestionPreviews, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const version = await db().courseVersion.findFirst({ where: { isCurrent: true, course: { code } }, select: { title: true, definition: true, questions: { where: { code: { contains: '-Q' } }, orderBy: [{ objective: 'asc' }, { code: 'asc' }] } } })
  if (!version) return err('courseUnknown')
  const all = version.questions
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const wanted = all.filter(({ objective, level, kind }) => (!filter.objective || objective === filter.objective) && (!filter.level || level === filter.level) && (!filter.kind || kind === filter.kind))
  const questions = wanted.flatMap((row) => previewOf(row) ?? [])
  return ok({ title: version.title, objectives: distinct(all.map((one) => one.objective)), levels: ['N', 'H', 'V'], kinds: distinct(all.map((one) => one.kind)), total: all.length, questions, texts: await findRichTexts(questions, readCourseDefinition(version.definition).assets) })
}

type QuestionRow = { readonly code: string; readonly kind: string; readonly objective: string; readonly level: string; readonly mustBeRight: boolean; readonly points: { toNumber(): number }; readonly reviewState: string; readonly purpose: string; readonly origin: string; readonly definition: unknown }

/** One stored question with all its answers; null when its kind is not known here. */
export function previewOf({ definition, code, kind, objective, level, mustBeRight, points, reviewState, purpose, origin }: QuestionRow): QuestionPreview | null {
  const known = kindOf(kind)
  if (!known) return null
  return {
    code, kind, objective, mustBeRight, level: level as Level, points: points.toNumber(), reviewState: reviewState as ReviewState,
    purpose: purpose === 'practice' ? 'practice' : 'exam', origin: origin === 'workspace' ? 'workspace' : 'files',
    legal: legalOfQuestion(definition as QuestionDefinition), review: known.review(definition, {}, []), keys: questionKeys(definition),
  }
}
