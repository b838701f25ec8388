/** The answer to one gap: the answer to many, of one; why it was refused is the result. */
import { type Result, err, ok } from '~/domain/kernel/result'
import type { AnswerRefusal } from '~/domain/unit-sheet/answer-decision'
import { type AnswerItems, answerItems, type SeenItem } from './answer-items.server'
import type { SheetRefusal } from './get-sheet.server'

export async function answerItem({ itemId, seen, ...asked }: Omit<AnswerItems, 'items'> & SeenItem): Promise<Result<null, SheetRefusal | AnswerRefusal | 'plannedOnOutside'>> {
  const done = await answerItems({ ...asked, items: [{ itemId, seen }] })
  if (!done.ok) return done
  const [refused] = done.value.refused
  return refused ? err(refused.reason) : ok(null)
}
