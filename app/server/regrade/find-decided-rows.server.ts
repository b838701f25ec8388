/**
 * Turns what was asked into a decision: each picked row stands for every row with its content, and a newer key must be of
 * the same question, of a newer version, and able to read the old answers. Nothing is written.
 */
import type { QuestionDecision } from '~/domain/attempt/regrade'
import type { AskedQuestion } from '~/domain/attempt/regrade-decision'
import { err, ok, type Result } from '~/domain/kernel/result'
import { answerShape } from '~/domain/question/answer-shape'
import { kindOf } from '~/domain/question/registry'
import type { Transaction } from '~/server/db.server'

export type DecisionRefusal = 'question_unknown' | 'key_unfit'
export type QuestionVersion = { readonly id: string; readonly code: string; readonly contentHash: string; readonly kind: string; readonly definition: unknown; readonly courseVersion: { readonly number: number } }

const select = { id: true, code: true, contentHash: true, kind: true, definition: true, courseVersion: { select: { number: true } } } as const

/** Every row of the course that shares its code with one of these rows, newest first. */
export async function findVersions(tx: Transaction, courseId: string, questionIds: readonly string[]): Promise<QuestionVersion[]> {
  const picked = await tx.question.findMany({ where: { id: { in: [...questionIds] }, courseVersion: { courseId } }, select: { code: true } })
  return tx.question.findMany({ where: { code: { in: picked.map(({ code }) => code) }, courseVersion: { courseId } }, orderBy: { courseVersion: { number: 'desc' } }, select })
}

export function findDecidedRows(versions: readonly QuestionVersion[], asked: readonly AskedQuestion[]): Result<QuestionDecision[], DecisionRefusal> {
  const decision: QuestionDecision[] = []
  for (const { questionId, treatment, keyId } of asked) {
    const own = versions.find(({ id }) => id === questionId)
    if (!own) return err('question_unknown')
    if (treatment === 'newer_key' && !newerKeys(own, versions).some(({ id }) => id === keyId)) return err('key_unfit')
    decision.push({ code: own.code, treatment, keyId, questionIds: versions.filter((row) => sameContent(row, own)).map(({ id }) => id) })
  }
  return ok(decision)
}

const sameContent = (a: QuestionVersion, b: QuestionVersion) => a.code === b.code && a.contentHash === b.contentHash

/** The newer contents of a question whose keys can read its answers: one row a content, newest first. */
export function newerKeys(own: QuestionVersion, versions: readonly QuestionVersion[]): QuestionVersion[] {
  const shape = shapeOf(own)
  const newest = Math.max(...versions.filter((row) => sameContent(row, own)).map(({ courseVersion }) => courseVersion.number))
  const newer = versions.filter((row) => row.code === own.code && row.contentHash !== own.contentHash && row.courseVersion.number > newest)
  const each = newer.filter((row, index) => newer.findIndex(({ contentHash }) => contentHash === row.contentHash) === index)
  return shape === null ? [] : each.filter((row) => shapeOf(row) === shape)
}

function shapeOf({ kind: name, definition }: QuestionVersion): string | null {
  const kind = kindOf(name)
  return kind ? answerShape(kind.forLearner(definition, [])) : null
}
