/** Repeatable chance for the demo data: one stream of numbers per seed, read in order. */
import { type Day, addDays, diffDays } from '~/domain/kernel/day'
import { randomBelow, seededRandom } from '~/domain/kernel/random'

export type Dice = {
  /** A whole number from a to b, both possible. */
  between: (a: number, b: number) => number
  /** True in so many of a hundred cases. */
  chance: (percent: number) => boolean
  one: <T>(list: readonly T[]) => T
  /** A key, as often as its weight says. */
  weighted: <Key extends string>(weights: Readonly<Record<Key, number>>) => Key
  /** A day from the first to the last, both possible; the first when they are the wrong way round. */
  day: (first: Day, last: Day) => Day
  shuffled: <T>(list: readonly T[]) => T[]
}

export function makeDice(seed: string): Dice {
  const next = seededRandom(seed)
  const between = (a: number, b: number) => a + randomBelow(next, b - a + 1)
  return {
    between,
    chance: (percent) => randomBelow(next, 1000) < percent * 10,
    one: (list) => {
      if (list.length === 0) throw new RangeError('nothing to choose from')
      return list[randomBelow(next, list.length)] as never
    },
    weighted: (weights) => {
      const entries = Object.entries<number>(weights)
      let left = between(1, entries.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [key, weight] of entries) if ((left -= weight) <= 0) return key as never
      throw new RangeError('no weights')
    },
    day: (first, last) => (last <= first ? first : addDays(first, between(0, diffDays(first, last)))),
    shuffled: (list) => {
      const rest = [...list]
      for (let i = rest.length - 1; i > 0; i--) {
        const j = between(0, i)
        ;[rest[i], rest[j]] = [rest[j] as never, rest[i] as never]
      }
      return rest
    },
  }
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
