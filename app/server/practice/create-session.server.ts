/** Writes a practice session: its questions in their order, each with its options in an order of its own. */
import { optionSeed } from '~/domain/attempt/draw'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'

export type SessionItem = { readonly questionId: string; readonly optionOrder: readonly string[] }
export type NewSession = {
  readonly officerId: string
  /** null for a review over several courses */
  readonly courseId: string | null
  readonly mode: 'practice' | 'review'
  readonly questions: readonly { readonly id: string; readonly code: string; readonly kind: string; readonly definition: unknown }[]
  readonly penaltyPercent: number
  readonly now: Date
}

/** Out: the session's id. */
export async function createSession({ officerId, courseId, mode, questions, penaltyPercent, now }: NewSession): Promise<string> {
  const id = newId()
  const items = questions.map((question) => ({ questionId: question.id, optionOrder: [...(kindOf(question.kind)?.optionOrder(question.definition, optionSeed(id, question.code)) ?? [])] }))
  await db().practiceSession.create({ data: { id, officerId, courseId, mode, items, penaltyPercent, startedAt: now } })
  return id
}
