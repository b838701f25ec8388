/**
 * Takes one person's marks of one essay. The lock on the attempt puts markers in a row: who comes when enough have marked is
 * told so. When the last essay of the attempt is agreed on, the attempt is graded in the same transaction.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { readTestSettings } from '~/domain/course/test-settings'
import { err, ok, type Result } from '~/domain/kernel/result'
import { markingState, rubricFraction } from '~/domain/marking/marking'
import { essayKind } from '~/domain/question/kinds/essay'
import { completeMarking } from '~/server/attempt/complete-marking.server'
import { recordEvent } from '~/server/audit/record-event.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import type { EssayRefusal } from './load-essay.server'

export type MarkEssay = { readonly by: Actor; readonly attemptId: string; readonly ordinal: number; readonly scores: Readonly<Record<string, number>>; readonly comment: string; readonly now: Date }
export type EssayMarked = { readonly agreed: boolean; readonly third: boolean; readonly graded: boolean }

export async function markEssay({ by, attemptId, ordinal, scores, comment, now }: MarkEssay): Promise<Result<EssayMarked, EssayRefusal | 'scores'>> {
  const decision = may(by, 'markEssays', {})
  if (!decision.ok) return err(decision.reason)
  return db().$transaction(async (tx) => {
    const [attempt] = await tx.$queryRaw<{ state: string; officer_id: string; final_test: unknown }[]>`
      SELECT a.state, a.officer_id::text, v.definition->'finalTest' AS final_test FROM attempt a JOIN course_version v ON v.id = a.course_version_id WHERE a.id = ${attemptId}::uuid FOR UPDATE OF a`
    const question = (await tx.attemptQuestion.findUnique({ where: { attemptId_ordinal: { attemptId, ordinal } }, select: { question: { select: { kind: true, definition: true } } } }))?.question
    if (!attempt || question?.kind !== essayKind.name) return err('not_found')
    if (attempt.officer_id === by.officerId) return err('own')
    const given = await tx.marking.findMany({ where: { attemptId, ordinal }, orderBy: { number: 'asc' }, select: { markerId: true, fraction: true } })
    if (given.some(({ markerId }) => markerId === by.userId)) return err('marked_by_you')
    const { criteria, markers } = essayKind.schema.parse(question.definition)
    const rules = { markers, differ: readTestSettings(attempt.final_test).markersDiffer }
    const before = given.map(({ fraction }) => fraction.toNumber())
    if (attempt.state !== 'needs_marking' || markingState(before, rules).state === 'agreed') return err('done')
    const fraction = rubricFraction(criteria, scores)
    if (fraction === null) return err('scores')
    const kept = Object.fromEntries(criteria.map(({ id }) => [id, scores[id] ?? 0]))
    await tx.marking.create({ data: { id: newId(), attemptId, ordinal, number: given.length + 1, markerId: by.userId, scores: kept, fraction: fraction.toFixed(6), comment, markedAt: now } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'essay.mark', subjectType: 'attempt', subjectId: attemptId, detail: { ordinal, number: given.length + 1, fraction } })
    const after = markingState([...before, fraction], rules)
    const graded = after.state === 'agreed' && (await completeWhenAgreed(tx, attemptId, by, now))
    return ok({ agreed: after.state === 'agreed', third: after.state === 'waiting' && after.third, graded })
  }, { maxWait: 15_000, timeout: 30_000 })
}

/** True when every essay of the attempt is agreed on, and so the attempt was graded. */
async function completeWhenAgreed(tx: Transaction, attemptId: string, by: Actor, now: Date): Promise<boolean> {
  const attempt = await tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { courseVersion: { select: { definition: true } }, questions: { where: { question: { kind: essayKind.name } }, select: { ordinal: true, question: { select: { definition: true } }, markings: { orderBy: { number: 'asc' }, select: { fraction: true } } } } },
  })
  const { finalTest } = attempt.courseVersion.definition as { finalTest: unknown }
  const { markersDiffer: differ } = readTestSettings(finalTest)
  const fractions = new Map(attempt.questions.flatMap(({ ordinal, question, markings }) => {
    const state = markingState(markings.map(({ fraction }) => fraction.toNumber()), { markers: essayKind.schema.parse(question.definition).markers, differ })
    return state.state === 'agreed' ? [[ordinal, state.fraction] as const] : []
  }))
  const done = await completeMarking(tx, attemptId, { fractions, actor: { userId: by.userId, name: by.username }, now })
  return done.ok
}
