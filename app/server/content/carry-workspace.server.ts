/**
 * What a version from files takes over from the version before it: questions written or changed on the site stay, files win
 * only for codes that were never changed there, and what a trainer took out stays out. Source: docs/decisions/012.
 */
import { checkBankFilled } from '~/domain/question/check-question'
import { type CourseAsset, readCourseDefinition } from '~/domain/course/course-definition'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import type { Transaction } from '~/server/db.server'
import type { CourseContent } from './check-course-files.server'
import type { ContentSentenceKey, Sentence } from './fault-sentence.server'
import type { VersionContent, VersionQuestion } from './store-course-version.server'

export type WorkspaceOf = Pick<VersionContent, 'questions' | 'withdrawn'> & { readonly assets: Readonly<Record<string, CourseAsset>> }

const NOTHING: WorkspaceOf = { questions: [], withdrawn: [], assets: {} }

/** The workspace part of the course's current version: its own questions, the codes taken out, its pictures. */
export async function findWorkspace(tx: Transaction, courseCode: string): Promise<WorkspaceOf> {
  const current = await tx.courseVersion.findFirst({
    where: { course: { code: courseCode }, isCurrent: true },
    select: { definition: true, questions: { where: { origin: 'workspace' }, orderBy: { code: 'asc' }, select: { definition: true, reviewState: true } }, withdrawn: { orderBy: { code: 'asc' }, select: { code: true } } },
  })
  if (!current) return NOTHING
  const assets = Object.entries(readCourseDefinition(current.definition).assets)
  const own = new Set((await tx.courseAsset.findMany({ where: { hash: { in: assets.map(([, { hash }]) => hash) } }, select: { hash: true } })).map(({ hash }) => hash))
  return {
    questions: current.questions.map(({ definition, reviewState }) => ({ definition: definition as unknown as QuestionDefinition, reviewState: reviewState as VersionQuestion['reviewState'], origin: 'workspace' })),
    withdrawn: current.withdrawn.map(({ code }) => code),
    assets: Object.fromEntries(assets.filter(([, { hash }]) => own.has(hash))),
  }
}

/** The bank of the next version: the files' questions, save those that the workspace has changed or taken out. */
export function mergeWorkspace({ questions }: Pick<CourseContent, 'questions'>, workspace: WorkspaceOf): VersionQuestion[] {
  const kept = new Set([...workspace.questions.map(({ definition }) => definition.id), ...workspace.withdrawn])
  return [...questions.filter(({ definition }) => !kept.has(definition.id)).map((question) => ({ ...question, origin: 'files' as const })), ...workspace.questions]
}

/** A sentence for each course whose merged bank could no longer fill a single test. */
export async function refuseCourses(tx: Transaction, courses: readonly CourseContent[], sentence: Sentence): Promise<string[]> {
  const refusals: string[] = []
  for (const course of courses) {
    const merged = mergeWorkspace(course, await findWorkspace(tx, course.definition.id))
    const missing = checkBankFilled(merged.map(({ definition }) => definition), course.definition, 1)
    const key: ContentSentenceKey = 'workspaceShort'
    refusals.push(...missing.map(({ objective, level, needed, found }) => sentence(key, { code: course.definition.id, objective, level, needed, found })))
  }
  return refusals
}
