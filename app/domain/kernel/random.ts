/**
 * Chance that can be repeated: the same seed gives the same draw, on every machine, for ever.
 * Exams keep their seed; a draw can be shown again and disputed. Not for secrets or tokens.
 * Source: generator sfc32 (Chris Doty-Humphrey, PractRand), seeded by the 128-bit text hash cyrb128
 * (bryc, public domain); Fisher–Yates shuffle. A golden test pins the output: do not change it.
 */

/** A source of numbers: each call gives the next integer from 0 to 2^32 − 1. */
export type RandomSource = () => number

/** Starts a source. In: any text, for example attempt id + purpose. Out: a source of its own state. Never fails. */
export function seededRandom(seed: string): RandomSource {
  let [a, b, c, d] = hash128(seed)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next() // let close seeds drift apart
  return next
}

function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703
  let h2 = 3144134277
  let h3 = 1013904242
  let h4 = 2773480762
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1]
}

/**
 * A whole number from 0 to bound − 1, each equally likely (values of the last, incomplete round are thrown away).
 * Throws RangeError unless bound is a whole number from 1 to 2^32.
 */
export function randomBelow(next: RandomSource, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError(`no numbers below ${bound}`)
  const fair = 2 ** 32 - (2 ** 32 % bound)
  let n = next()
  while (n >= fair) n = next()
  return n % bound
}

/** All items in a random order; every order equally likely. The input is not changed. */
export function shuffle<T>(seed: string, items: readonly T[]): T[] {
  return sample(seed, items, items.length)
}

/** One item, each equally likely; undefined when there are none. */
export function pick<T>(seed: string, items: readonly T[]): T | undefined {
  return sample(seed, items, 1)[0]
}

/**
 * `n` different positions of the list, in random order; every choice and order equally likely. With fewer than
 * n items: all of them. A smaller n gives the beginning of the same draw: sample(s, x, 2) starts sample(s, x, 5).
 * Throws RangeError unless n is a whole number ≥ 0.
 */
export function sample<T>(seed: string, items: readonly T[], n: number): T[] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`cannot draw ${n} items`)
  const next = seededRandom(seed)
  const rest = [...items]
  const drawn: T[] = []
  const count = Math.min(n, rest.length)
  for (let i = 0; i < count; i++) {
    const j = i + randomBelow(next, rest.length - i)
    const chosen = rest[j] as T
    rest[j] = rest[i] as T
    drawn.push(chosen)
  }
  return drawn
}
