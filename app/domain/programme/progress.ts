/**
 * The figures of the reserve programme on a day. Counted towards the target is who completed the training by then, once,
 * whatever became of him or her later; appointed and retained are the second and third line. Figures against a quota are of
 * those selected for it, wherever they work now; communes reached are those where somebody works now.
 * The projection is a straight line: the pace of the twelve months before the day, carried on. It says nothing about money,
 * classes or law; without a completion in those months there is none. Source: requirements.md §5; product choice.
 */
import { type Day, addDays, diffDays } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import { type Stage, type StageEntry, completedOn, isRetained, stageOn } from './stage'

export type MemberFacts = {
  readonly memberId: string
  /** The unit whose quota the member counts for. */
  readonly unitId: string
  /** Entries that stand, in their order. */
  readonly entries: readonly StageEntry[]
  /** Main posts in communes: which and when. */
  readonly communePosts: readonly { readonly unitId: string; readonly span: DaySpan }[]
}

export type StageCounts = Readonly<Record<Stage | 'retained', number>>
export type ProgrammeFigures = {
  /** Where members stand on the day; retained ones are among the appointed. */
  readonly now: StageCounts
  /** Completed the training by the day. */
  readonly completed: number
  /** Of the completed: appointed by the day, and still so. */
  readonly appointed: number
  readonly retained: number
}

const NONE: StageCounts = { selected: 0, studying: 0, graduated: 0, appointed: 0, dropped: 0, retained: 0 }

/** Counts members on a day. Total. */
export function programmeFigures(members: readonly MemberFacts[], day: Day): ProgrammeFigures {
  const now = { ...NONE } as Record<Stage | 'retained', number>
  let completed = 0
  for (const { entries, communePosts } of members) {
    const stage = stageOn(entries, day)
    if (stage !== null) now[stage] += 1
    if (completedOn(entries, day) !== null) completed += 1
    if (isRetained(entries, communePosts.map(({ span }) => span), day)) now.retained += 1
  }
  return { now, completed, appointed: now.appointed, retained: now.retained }
}

/** The figures of each unit with members, by unit. */
export function figuresByUnit(members: readonly MemberFacts[], day: Day): Map<string, ProgrammeFigures> {
  const byUnit = new Map<string, MemberFacts[]>()
  for (const member of members) byUnit.set(member.unitId, [...(byUnit.get(member.unitId) ?? []), member])
  return new Map([...byUnit].map(([unitId, own]) => [unitId, programmeFigures(own, day)]))
}

/** How many appointed members hold a main post in each commune on the day, by commune. */
export function appointedByCommune(members: readonly MemberFacts[], day: Day): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { entries, communePosts } of members) {
    if (stageOn(entries, day) !== 'appointed') continue
    const post = communePosts.find(({ span }) => span.from <= day && (span.to === null || day < span.to))
    if (post) counts.set(post.unitId, (counts.get(post.unitId) ?? 0) + 1)
  }
  return counts
}

/** Completed by each of the days: the line of the picture. */
export function completedBy(members: readonly MemberFacts[], days: readonly Day[]): number[] {
  return days.map((day) => members.filter(({ entries }) => completedOn(entries, day) !== null).length)
}

/** no_target: nothing is to be reached, so nothing is. */
export type Projection = { readonly kind: 'reached' } | { readonly kind: 'no_target' } | { readonly kind: 'no_pace' } | { readonly kind: 'date'; readonly on: Day; /** Completions in the twelve months before. */ readonly pace: number }

const PACE_DAYS = 365
/** Further off than this a straight line is no forecast. */
const FURTHEST_DAYS = 100 * 365

/** When the target is reached at the pace of the last twelve months. In: the completions known on the day. */
export function projectTarget(members: readonly MemberFacts[], target: number, day: Day): Projection {
  if (target <= 0) return { kind: 'no_target' }
  const [before = 0, now = 0] = completedBy(members, [addDays(day, -PACE_DAYS), day])
  if (now >= target) return { kind: 'reached' }
  const pace = now - before
  const days = pace === 0 ? Infinity : Math.ceil(((target - now) / pace) * PACE_DAYS)
  return days > FURTHEST_DAYS ? { kind: 'no_pace' } : { kind: 'date', on: addDays(day, days), pace }
}

/** Days by which the projection misses the date set; negative: it is earlier. */
export function daysLate(projected: Day, targetOn: Day): number {
  return diffDays(targetOn, projected)
}

/** Completed against a quota in percent with one decimal, cut (99,96 is 99.9); null where there is no quota. */
export function quotaShare(completed: number, quota: number): number | null {
  return quota === 0 ? null : Math.floor((completed / quota) * 1000) / 10
}
