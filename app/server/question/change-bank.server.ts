/**
 * A changed bank becomes a new version of its course, inside the caller's transaction: the same lessons, all other
 * questions as they are, the changed ones marked as written on the site. One change of a course at a time. Attempts and
 * enrolments keep the version they have.
 */
import type { Actor } from '~/domain/access/role'
import { type ReviewState, weakestState } from '~/domain/content/review-state'
import type { CourseAsset } from '~/domain/course/course-definition'
import type { LessonDefinition } from '~/domain/lesson/lesson-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { lessonPassages } from '~/domain/lesson/lesson-passages'
import { type BankChangeRefusal, decideBankChange } from '~/domain/question/bank-change'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { recordEvent } from '~/server/audit/record-event.server'
import { contentHash } from '~/server/content/content-hash.server'
import { lessonBodyOf, parseLesson } from '~/server/content/parse-lesson.server'
import { type VersionLesson, storeCourseVersion } from '~/server/content/store-course-version.server'
import type { Transaction } from '~/server/db.server'
import { getBank } from './get-bank.server'

export type NewPicture = CourseAsset & { readonly name: string; readonly content: Buffer }
export type BankChangeOrder = {
  readonly by: Actor
  readonly courseCode: string
  /** checked definitions */
  readonly put: readonly QuestionDefinition[]
  readonly remove: readonly string[]
  /** by code: the hash of the question as it was seen; null: there was none */
  readonly seen: ReadonlyMap<string, string | null>
  readonly pictures: readonly NewPicture[]
  /** where the change comes from, for the audit trail */
  readonly source: Readonly<Record<string, string>>
  readonly now: Date
}
export type ChangedBank = { readonly number: number; readonly put: readonly string[]; readonly removed: readonly string[] }

export async function changeBank(tx: Transaction, order: BankChangeOrder): Promise<Result<ChangedBank, BankChangeRefusal | { readonly kind: 'course_unknown' }>> {
  const { by, courseCode, now } = order
  await tx.$executeRaw`SELECT id FROM course WHERE code = ${courseCode} FOR UPDATE`
  const bank = await getBank(tx, courseCode)
  if (bank === null) return err({ kind: 'course_unknown' })
  const put = order.put.map((definition) => ({ definition, contentHash: contentHash(definition), reviewState: stateOf(definition), origin: 'workspace' as const }))
  const decision = decideBankChange(bank.questions, { put, remove: order.remove, seen: order.seen }, bank.definition)
  if (!decision.ok) return decision
  await tx.courseAsset.createMany({ data: order.pictures.map(({ hash, content }) => ({ hash, bytes: new Uint8Array(content) })), skipDuplicates: true })
  const assets = Object.fromEntries(order.pictures.map(({ name, content: _content, ...asset }) => [name, asset]))
  const codes = put.map(({ definition }) => definition.id)
  const version = await storeCourseVersion(tx, bank.courseId, {
    definition: { ...bank.definition, assets: { ...bank.definition.assets, ...assets } },
    lessons: await lessonsOf(tx, bank.versionId),
    questions: [...decision.value.kept, ...decision.value.put],
    withdrawn: [...new Set([...bank.withdrawn, ...order.remove])].filter((code) => !codes.includes(code)),
  })
  const changed = { number: version.number, put: decision.value.put.map(({ definition }) => definition.id), removed: [...order.remove] }
  await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'question.publish', subjectType: 'course', subjectId: bank.courseId, detail: { course: courseCode, ...changed, ...order.source } })
  return ok(changed)
}

/** What a trainer writes has yet to be confirmed, however well its legal bases are. */
function stateOf({ legal }: QuestionDefinition): ReviewState {
  return weakestState(['pending', ...legal.map(({ state }) => state)])
}

async function lessonsOf(tx: Transaction, courseVersionId: string): Promise<VersionLesson[]> {
  const rows = await tx.lesson.findMany({ where: { courseVersionId }, orderBy: { ordinal: 'asc' }, select: { definition: true, sections: true, source: true, bodyHash: true, periods: true } })
  return Promise.all(rows.map(async (row) => ({ ...row, definition: row.definition as unknown as LessonDefinition, body: lessonBodyOf(row.source), passages: await passagesOf(row.source) })))
}

async function passagesOf(source: string): Promise<VersionLesson['passages']> {
  const { tree } = await parseLesson(source)
  return tree === null ? [] : lessonPassages(tree)
}
