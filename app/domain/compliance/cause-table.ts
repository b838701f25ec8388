/**
 * Causes by movers: every person who does not comply stands in one cell, by his or her first gap. Rows and columns keep
 * their fixed order; together the cells make the number of people who do not comply.
 */
import type { Requirement, StandardsByPosition } from '../standard/standard'
import { type Cause, type LearningFact, type Mover, causes, moverOf, movers } from './cause'
import { CODES_A_REQUIREMENT, gapCode, gapOfCode } from './gap-code'
import { proves } from './next-steps'

/** People with the same first gap: its code, or null where there is no standard to lack anything of. */
export type FirstGap = { readonly standardId: string | null; readonly code: number | null; readonly people: number }
export type CauseCell = { readonly cause: Cause; readonly mover: Mover; readonly people: number }
export type Offer = Pick<LearningFact, 'certificateTypeId' | 'competencies' | 'periods'>

/** In: counts, how to find a requirement of a standard by its ordinal, the courses on offer. Out: cells that hold somebody. */
export function causeTable(gaps: readonly FirstGap[], requirementOf: (standardId: string, ordinal: number) => Requirement | undefined, offers: readonly Offer[]): CauseCell[] {
  const counts = new Map<string, number>()
  for (const gap of gaps) {
    const { cause, mover } = judge(gap, requirementOf, offers)
    counts.set(`${cause} ${mover}`, (counts.get(`${cause} ${mover}`) ?? 0) + gap.people)
  }
  return causes.flatMap((cause) => movers.flatMap((mover) => {
    const people = counts.get(`${cause} ${mover}`) ?? 0
    return people === 0 ? [] : [{ cause, mover, people }]
  }))
}

function judge({ standardId, code }: Omit<FirstGap, 'people'>, requirementOf: Parameters<typeof causeTable>[1], offers: readonly Offer[]): { cause: Cause; mover: Mover } {
  if (standardId === null || code === null) return { cause: 'no_standard', mover: moverOf({ cause: 'no_standard', kind: null, enrolled: false, offered: false }) }
  const { ordinal, cause, enrolled } = gapOfCode(code)
  const requirement = requirementOf(standardId, ordinal)
  const offered = requirement !== undefined && offers.some((offer) => proves(offer, requirement))
  return { cause, mover: moverOf({ cause, kind: requirement?.kind ?? null, enrolled, offered }) }
}

/**
 * The first gaps that are one mover's, for looking people up by it. `remainders`: a bit for each number within a requirement
 * (gap-code). `unjudged`: people without a standard to lack anything of are the mover's too.
 */
export type MoverGaps = { readonly unjudged: boolean; readonly gaps: readonly { readonly standardId: string; readonly ordinal: number; readonly remainders: number }[] }

/** Every first gap that causeTable gives to the mover. In: all standards, the courses on offer. Total. */
export function gapsOfMover(mover: Mover, standards: StandardsByPosition, offers: readonly Offer[]): MoverGaps {
  const gaps = [...standards.values()].flat().flatMap(({ id, requirements }) => requirements.map((requirement) => {
    const codes = causes.flatMap((cause) => [true, false].map((enrolled) => gapCode({ ordinal: requirement.ordinal, cause, enrolled })))
    const own = codes.filter((code) => judge({ standardId: id, code }, () => requirement, offers).mover === mover)
    return { standardId: id, ordinal: requirement.ordinal, remainders: own.reduce((bits, code) => bits | (1 << code % CODES_A_REQUIREMENT), 0) }
  }))
  return { unjudged: judge({ standardId: null, code: null }, () => undefined, offers).mover === mover, gaps: gaps.filter(({ remainders }) => remainders !== 0) }
}

/** People by cause, every cause in its order. */
export function byCause(cells: readonly CauseCell[]): { cause: Cause; people: number }[] {
  return causes.map((cause) => ({ cause, people: sum(cells.filter((cell) => cell.cause === cause)) }))
}

/** People by mover, every mover in order. */
export function byMover(cells: readonly CauseCell[]): { mover: Mover; people: number }[] {
  return movers.map((mover) => ({ mover, people: sum(cells.filter((cell) => cell.mover === mover)) }))
}

function sum(cells: readonly CauseCell[]): number {
  return cells.reduce((total, { people }) => total + people, 0)
}
