/**
 * From minutes to days: study is spread evenly over working days at a weekly pace, while papers and assessments go on
 * beside it. A step that must be learnt by a day (its class session, the closing of its test) is studied before those that
 * need not, the earliest such day first, and what it requires before it; a course under way rests while a more pressing
 * one, which could not begin before, is studied. What requires another step begins when that one is finished. Advice
 * ("better after") is followed as long as every day is kept.
 * Source: issue "Compliance"; earliest due date first, which misses no day where one course at a time can keep them all.
 */
import { type Day, diffDays } from '../kernel/day'
import { type Pace, type StudyDays, minutesADay } from './study-days'

export type ToSchedule = {
  readonly id: string
  /** To be learnt, at the pace. */
  readonly minutes: number
  /** First day it can be finished, whatever the pace. */
  readonly notBefore: Day | null
  /** Last day by which it must be learnt; null = whenever. */
  readonly by: Day | null
  /** The day on which it can be done where nothing is to be learnt; null = the first working day. */
  readonly ready: Day | null
  readonly needs: readonly string[]
  /** Had better come after these. */
  readonly after: readonly string[]
}

export type StepDates = { readonly start: Day; /** The day the learning is done. */ readonly learnt: Day; /** The earliest day on which it is finished. */ readonly finish: Day }

/** `order`: ids as study begins. `late`: the first step that is not learnt by its day; null = every day is kept. */
export type Schedule = { readonly dates: ReadonlyMap<string, StepDates>; readonly order: readonly string[]; readonly late: string | null }

/**
 * Dates of steps. In: the steps in the order to take them where no day presses, those they need among them in no circle;
 * working days; the pace. A step without minutes takes no study time. Total.
 */
export function scheduleSteps(steps: readonly ToSchedule[], days: StudyDays, pace: Pace): Schedule {
  const advised = scheduled(steps, days, pace)
  return advised.late === null ? advised : scheduled(steps.map((step) => ({ ...step, after: [] })), days, pace)
}

/** A step not learnt yet. `left`, `begun`: minutes of study, since the first day. */
type Running = { readonly step: ToSchedule; readonly due: number; readonly index: number; left: number; begun: number | null }
type Ended = StepDates & { readonly begun: number; readonly index: number; /** When what needs it may begin. */ readonly frees: number }

function scheduled(steps: readonly ToSchedule[], days: StudyDays, pace: Pace): Schedule {
  const perDay = minutesADay(pace)
  const dues = duesOf(steps, days.from, perDay)
  const waiting = new Set(steps.map((step, index): Running => ({ step, index, due: dues.get(step.id) ?? Infinity, left: step.minutes, begun: null })))
  const ended = new Map<string, Ended>()
  const opens = ({ step }: Running) => Math.max(0, ...step.needs.map((need) => ended.get(need)?.frees ?? 0))
  const isFree = ({ step }: Running) => ![...waiting].some((one) => step.needs.includes(one.step.id))
  const end = (one: Running, start: Day, learnt: Day, at: number) => {
    const finish = one.step.notBefore !== null && one.step.notBefore > learnt ? one.step.notBefore : learnt
    ended.set(one.step.id, { start, learnt, finish, begun: one.begun ?? at, index: one.index, frees: finish > learnt ? Math.max(at, days.indexFrom(finish) * perDay) : at })
    waiting.delete(one)
  }
  const endBrief = (one: Running) => {
    const day = lastOf(one.step.needs.flatMap((need) => ended.get(need)?.finish ?? [])) ?? one.step.ready ?? days.at(0)
    end(one, day, day, opens(one))
  }
  /** Studies the most pressing until it is learnt, or one more pressing opens; where none is open yet, waits. Out: the minute then. */
  const study = (free: readonly Running[], now: number): number => {
    const next = free.filter((one) => opens(one) <= now).sort(mostPressing)[0]
    if (next === undefined) return Math.min(...free.map(opens))
    next.begun ??= now
    const until = Math.min(now + next.left, ...free.filter((one) => opens(one) > now && one.due < next.due).map(opens))
    next.left -= until - now
    if (next.left === 0) end(next, days.at(Math.floor(next.begun / perDay)), days.at(Math.ceil(until / perDay) - 1), until)
    return until
  }
  for (let now = 0; waiting.size > 0; ) {
    const free = [...waiting].filter(isFree)
    if (free.length === 0) break
    const brief = free.find(({ step }) => step.minutes === 0)
    if (brief !== undefined) endBrief(brief)
    else now = study(free, now)
  }
  const inOrder = [...ended].sort(([, a], [, b]) => a.begun - b.begun || a.index - b.index)
  const learnt = (id: string) => ended.get(id)?.learnt ?? ''
  const late = steps.filter(({ id, by }) => by !== null && learnt(id) > by).sort((a, b) => (learnt(a.id) < learnt(b.id) ? -1 : 1))[0]
  return { dates: new Map(inOrder.map(([id, { start, learnt, finish }]) => [id, { start, learnt, finish }])), order: inOrder.map(([id]) => id), late: late?.id ?? null }
}

/** The one whose day comes first; of equals the one under way, else as they stand. */
function mostPressing(a: Running, b: Running): number {
  return (a.due === b.due ? 0 : a.due - b.due) || Number(a.begun === null) - Number(b.begun === null) || a.index - b.index
}

/** About how many minutes can be studied before each must be learnt, so that what comes after it can be learnt in time too. */
function duesOf(steps: readonly ToSchedule[], from: Day, perDay: number): Map<string, number> {
  const dues = new Map(steps.map(({ id, by }) => [id, by === null ? Infinity : (diffDays(from, by) + 1) * (5 / 7) * perDay]))
  for (const _ of steps) {
    for (const { id, minutes, needs, after } of steps) {
      const latest = (dues.get(id) ?? Infinity) - minutes
      for (const earlier of [...needs, ...after]) if (latest < (dues.get(earlier) ?? -Infinity)) dues.set(earlier, latest)
    }
  }
  return dues
}

function lastOf(days: readonly Day[]): Day | undefined {
  return [...days].sort().at(-1)
}
