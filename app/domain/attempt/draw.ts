/**
 * Draws a test from the bank: for each cell of the blueprint (objective × level × ★) the fixed questions of the course,
 * then as many different others as are left to draw, then all of them in random order, or, where the course does not
 * shuffle, in the blueprint's. The same seed, settings and bank always give the same test, so that a draw can be shown
 * again and disputed; the bank's own order does not matter. Source: course.yaml final_test.blueprint; design §2 idea 4.
 */
import { type BankQuestion, type Blueprint, type FixedFault, type Shortfall, blueprintCells, cellOf, fixedFaults, missingFromBank } from '../course/blueprint'
import type { TestSettings } from '../course/test-settings'
import { sample, shuffle } from '../kernel/random'
import { err, ok, type Result } from '../kernel/result'

/** What of a question the draw looks at; `code` is unique in the bank. */
export type DrawableQuestion = BankQuestion & { readonly code: string }

export type DrawSettings = Pick<TestSettings, 'fixed' | 'shuffleQuestions'>
const PLAIN: DrawSettings = { fixed: [], shuffleQuestions: true }

/** Draws the questions of one attempt, in the order of their places. Reason: the cells and fixed questions that cannot be had. */
export function drawQuestions<Question extends DrawableQuestion>(
  blueprint: Blueprint,
  bank: readonly Question[],
  seed: string,
  { fixed, shuffleQuestions }: DrawSettings = PLAIN,
): Result<Question[], readonly (Shortfall | FixedFault)[]> {
  const missing = [...missingFromBank(blueprint, bank), ...fixedFaults(blueprint, bank, fixed)]
  if (missing.length > 0) return err(missing)
  const ordered = [...bank].sort((a, b) => (a.code < b.code ? -1 : 1))
  const drawn = blueprintCells(blueprint).flatMap(({ objective, level, count }) => {
    const cell = ordered.filter((question) => question.objective === objective && cellOf(question) === level)
    const always = cell.filter(({ code }) => fixed.includes(code))
    const others = cell.filter(({ code }) => !fixed.includes(code))
    return [...always, ...sample(`${seed} ${objective} ${level}`, others, count - always.length)]
  })
  return ok(shuffleQuestions ? shuffle(`${seed} order`, drawn) : drawn)
}

/** The seed of the order of options at one place: each question is shuffled by itself. */
export function optionSeed(seed: string, code: string): string {
  return `${seed} options ${code}`
}
