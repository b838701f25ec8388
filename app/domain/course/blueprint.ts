/**
 * The final test's plan: how many questions of each level (N recall, H explain, V apply) for each objective, and how
 * many of the V ones must be answered right (★). A bank must fill it, and hold three times as many, so that two
 * attempts differ. Source: curriculum.md (KH2), course.yaml final_test; writing-guide §23.
 */
import { z } from 'zod'

export const LEVELS = ['N', 'H', 'V'] as const
export type Level = (typeof LEVELS)[number]

const count = z.number().int().nonnegative()
const blueprintRow = z.strictObject({ objective: z.string(), N: count, H: count, V: count, star: count })
export const blueprintSchema = z.array(blueprintRow).min(1)

export type BlueprintRow = z.output<typeof blueprintRow>
export type Blueprint = readonly BlueprintRow[]

/** How many times over the bank must fill the blueprint. */
export const BANK_TIMES = 3

/** What of a question the blueprint looks at. */
export type BankQuestion = { readonly objective: string; readonly level: Level; readonly mustBeRight: boolean }

/** A cell of the blueprint: a level of an objective; `star` is the part of V that must be right, V the rest of it. */
export type BlueprintCell = { readonly objective: string; readonly level: Level | 'star'; readonly count: number }
export type Shortfall = { readonly objective: string; readonly level: Level | 'star'; readonly needed: number; readonly found: number }

/** The cells to draw from, without empty ones. Stars are taken out of V: {V: 4, star: 2} is two ★ and two plain V. */
export function blueprintCells(blueprint: Blueprint): BlueprintCell[] {
  return blueprint.flatMap(({ objective, N, H, V, star }) =>
    ([['N', N], ['H', H], ['V', V - star], ['star', star]] as const)
      .filter(([, wanted]) => wanted > 0)
      .map(([level, wanted]) => ({ objective, level, count: wanted })),
  )
}

/** The cell that a question fills. */
export function cellOf(question: BankQuestion): Level | 'star' {
  return question.mustBeRight ? 'star' : question.level
}

/**
 * What the bank lacks. In: blueprint, questions, how many times over (1 = one test can be drawn). Out: one entry for each
 * cell that is short; empty when it is filled.
 */
export function missingFromBank(blueprint: Blueprint, questions: readonly BankQuestion[], times = 1): Shortfall[] {
  const found = new Map<string, number>()
  for (const question of questions) {
    const key = `${question.objective} ${cellOf(question)}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return blueprintCells(blueprint)
    .map(({ objective, level, count: wanted }) => ({ objective, level, needed: wanted * times, found: found.get(`${objective} ${level}`) ?? 0 }))
    .filter((cell) => cell.found < cell.needed)
}

/** What is wrong with a fixed question: not in the bank, in no cell of the blueprint, or one too many for its cell. */
export type FixedFault = { readonly code: string; readonly problem: 'unknown' | 'no_cell' | 'cell_full' }

/** Faults of the codes that are always in the test; each takes a place of its cell. In: codes in order, the exam questions of the bank. */
export function fixedFaults(blueprint: Blueprint, questions: readonly (BankQuestion & { readonly code: string })[], fixed: readonly string[]): FixedFault[] {
  const room = new Map(blueprintCells(blueprint).map(({ objective, level, count: wanted }) => [`${objective} ${level}`, wanted]))
  const byCode = new Map(questions.map((question) => [question.code, question]))
  const faults: FixedFault[] = []
  for (const code of new Set(fixed)) {
    const question = byCode.get(code)
    const cell = question && `${question.objective} ${cellOf(question)}`
    const left = cell === undefined ? undefined : room.get(cell)
    if (cell === undefined) faults.push({ code, problem: 'unknown' })
    else if (left === undefined) faults.push({ code, problem: 'no_cell' })
    else if (left === 0) faults.push({ code, problem: 'cell_full' })
    else room.set(cell, left - 1)
  }
  return faults
}

/** How many questions the blueprint asks for in all. */
export function blueprintTotal(blueprint: Blueprint): number {
  return blueprint.reduce((sum, row) => sum + row.N + row.H + row.V, 0)
}
