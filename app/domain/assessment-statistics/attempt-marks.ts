/**
 * What the statistics are computed from: the finished attempts of the chosen set, each with the mark of every question it
 * drew. Attempts draw different questions, so nothing here assumes that everybody has the same ones.
 * Marks are those of the first grading, by the key of the question's own version: a re-grade repairs what a question did
 * wrong to people and would hide from its author that it did. Attempts that were abandoned, or wait for a marker, are not in.
 */

/** A question version. `slot`: the cell of the blueprint it fills (objective, level or ★). */
export type Item = { readonly id: string; readonly code: string; readonly max: number; readonly slot: string }

/** One attempt: `items` are places in the list of items, `marks` what each of them earned (0 to its max). */
export type AttemptMarks = { readonly items: readonly number[]; readonly marks: readonly number[] }

export type MarkTable = { readonly items: readonly Item[]; readonly attempts: readonly AttemptMarks[] }

/** The total mark of every attempt, in their order. */
export function totalsOf(table: MarkTable): number[] {
  return table.attempts.map(({ marks }) => marks.reduce((sum, mark) => sum + mark, 0))
}

/** What one question earned, and what each of those who drew it earned in all; in the order of the attempts. */
export type Taken = { readonly marks: number[]; readonly totals: number[] }

/** The marks and totals of every item over the attempts that drew it. Out: one entry an item, in their order. */
export function takenByItem(table: MarkTable, totals: readonly number[]): Taken[] {
  const taken: Taken[] = table.items.map(() => ({ marks: [], totals: [] }))
  table.attempts.forEach(({ items, marks }, attempt) => {
    items.forEach((item, place) => {
      taken[item]?.marks.push(marks[place] ?? 0)
      taken[item]?.totals.push(totals[attempt] ?? 0)
    })
  })
  return taken
}
