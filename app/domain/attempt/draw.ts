/**
 * Draws a test from the bank: for each cell of the blueprint (objective × level × ★) as many different questions as it
 * asks for, then all of them in random order. The same seed and bank always give the same test, so that a draw can be
 * shown again and disputed; the bank's own order does not matter. Source: course.yaml final_test.blueprint; design §2 idea 4.
 */
import { type BankQuestion, type Blueprint, type Shortfall, blueprintCells, cellOf, missingFromBank } from '../course/blueprint'
import { sample, shuffle } from '../kernel/random'
import { err, ok, type Result } from '../kernel/result'

/** What of a question the draw looks at; `code` is unique in the bank. */
export type DrawableQuestion = BankQuestion & { readonly code: string }

/** Draws the questions of one attempt, in the order of their places. Reason: the cells that the bank cannot fill. */
export function drawQuestions<Question extends DrawableQuestion>(blueprint: Blueprint, bank: readonly Question[], seed: string): Result<Question[], Shortfall[]> {
  const missing = missingFromBank(blueprint, bank)
  if (missing.length > 0) return err(missing)
  const ordered = [...bank].sort((a, b) => (a.code < b.code ? -1 : 1))
  const drawn = blueprintCells(blueprint).flatMap(({ objective, level, count }) =>
    sample(`${seed} ${objective} ${level}`, ordered.filter((question) => question.objective === objective && cellOf(question) === level), count),
  )
  return ok(shuffle(`${seed} order`, drawn))
}

/** The seed of the order of options at one place: each question is shuffled by itself. */
export function optionSeed(seed: string, code: string): string {
  return `${seed} options ${code}`
}
