/**
 * What a trainer may change in a bank: questions put in (new, or in the place of the one with the same code) and taken
 * out. Refused: nothing to change; a question that another trainer changed after it was read; the test's fixed questions
 * gone; a blueprint that could not be filled three times over when it could before. Source: issue "Assessment"; 012.
 */
import { BANK_TIMES, type Shortfall } from '../course/blueprint'
import type { CourseFile } from '../course/course-definition'
import { type Result, err, ok } from '../kernel/result'
import { checkBankFilled } from './check-question'
import type { QuestionDefinition } from './question-definition'

export type HeldQuestion = { readonly code: string; readonly definition: QuestionDefinition; readonly contentHash: string }
export type BankChange<Put extends { readonly definition: QuestionDefinition; readonly contentHash: string }> = {
  readonly put: readonly Put[]
  readonly remove: readonly string[]
  /** by code: the hash of the question as the trainer saw it; null: there was none */
  readonly seen: ReadonlyMap<string, string | null>
}
export type BankChangeRefusal =
  | { readonly kind: 'nothing_changed' }
  | { readonly kind: 'changed_meanwhile'; readonly codes: readonly string[] }
  | { readonly kind: 'fixed_question'; readonly codes: readonly string[] }
  | { readonly kind: 'bank_short'; readonly cells: readonly Shortfall[] }
  | { readonly kind: 'bank_total'; readonly needed: number; readonly found: number }

/** Out: the bank as it becomes, questions kept first; or why not. */
export function decideBankChange<Held extends HeldQuestion, Put extends { readonly definition: QuestionDefinition; readonly contentHash: string }>(
  held: readonly Held[],
  change: BankChange<Put>,
  course: Pick<CourseFile, 'finalTest'>,
): Result<{ readonly kept: readonly Held[]; readonly put: readonly Put[] }, BankChangeRefusal> {
  const byCode = new Map(held.map((question) => [question.code, question]))
  const touched = [...change.put.map(({ definition }) => definition.id), ...change.remove]
  const meanwhile = touched.filter((code) => (byCode.get(code)?.contentHash ?? null) !== (change.seen.get(code) ?? null))
  if (meanwhile.length > 0) return err({ kind: 'changed_meanwhile', codes: meanwhile })
  const put = change.put.filter((one) => byCode.get(one.definition.id)?.contentHash !== one.contentHash)
  const removed = change.remove.filter((code) => byCode.has(code))
  if (put.length === 0 && removed.length === 0) return err({ kind: 'nothing_changed' })
  const gone = new Set([...put.map(({ definition }) => definition.id), ...removed])
  const kept = held.filter(({ code }) => !gone.has(code))
  const after = [...kept, ...put].map(({ definition }) => definition)
  const refusal = fixedGone(after, course) ?? shortfall(held.map(({ definition }) => definition), after, course)
  return refusal === null ? ok({ kept, put }) : err(refusal)
}

const examined = (questions: readonly QuestionDefinition[]) => questions.filter(({ purpose }) => purpose !== 'practice')

function fixedGone(after: readonly QuestionDefinition[], { finalTest }: Pick<CourseFile, 'finalTest'>): BankChangeRefusal | null {
  const there = new Set(examined(after).map(({ id }) => id))
  const codes = finalTest.fixed.filter((code) => !there.has(code))
  return codes.length === 0 ? null : { kind: 'fixed_question', codes }
}

/** A bank that was short before may stay as short as it was: a change that mends it by half is welcome. */
function shortfall(before: readonly QuestionDefinition[], after: readonly QuestionDefinition[], course: Pick<CourseFile, 'finalTest'>): BankChangeRefusal | null {
  const cellOf = ({ objective, level }: Shortfall) => `${objective} ${level}`
  const was = new Map(checkBankFilled(before, course, BANK_TIMES).map((cell) => [cellOf(cell), cell.found]))
  const cells = checkBankFilled(after, course, BANK_TIMES).filter((cell) => cell.found < (was.get(cellOf(cell)) ?? cell.needed))
  if (cells.length > 0) return { kind: 'bank_short', cells }
  const found = examined(after).length
  const needed = course.finalTest.bankMinimum
  return found < needed && found < examined(before).length ? { kind: 'bank_total', needed, found } : null
}
