/**
 * Divides the attempts of a set by their total marks into a top, a middle and a bottom third. Equal totals are never
 * parted: where they stand is the middle of the ranks they share, so the order of the attempts does not matter and the
 * thirds may be of different sizes. With all totals equal everybody is in the middle.
 * Source: issue "Assessment" ("choice frequencies by top/middle/bottom third"); the rule for ties is ours.
 */
export const THIRDS = ['top', 'middle', 'bottom'] as const
export type Third = (typeof THIRDS)[number]

/** The third of every attempt. In: totals, in any order. Out: one third each, in the same order. */
export function thirdsOf(totals: readonly number[]): Third[] {
  const sorted = [...totals].sort((a, b) => a - b)
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  sorted.forEach((total, rank) => {
    if (!first.has(total)) first.set(total, rank)
    last.set(total, rank + 1)
  })
  // Twice the middle rank against thirds of twice the number: whole numbers, so nothing is lost at a border.
  return totals.map((total) => {
    const middle = 3 * ((first.get(total) ?? 0) + (last.get(total) ?? 0))
    return middle < 2 * totals.length ? 'bottom' : middle > 4 * totals.length ? 'top' : 'middle'
  })
}
