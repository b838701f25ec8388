/** How near two search keys are, for "did you mean": edits against length. Product choice: a third of the letters at most. */
const LONGEST = 120

/** Optimal string alignment distance (insert, delete, replace, swap). Texts are cut at 120 letters. Never fails. */
export function editDistance(a: string, b: string): number {
  const [left, right] = [a.slice(0, LONGEST), b.slice(0, LONGEST)]
  // Rows of the table of distances; row i holds those of the first i letters of the left text.
  const rows = [Array.from({ length: right.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= right.length; j++) row.push(cheapest(rows, left, right, i, j))
  }
  return distanceIn(rows, left.length, right.length)
}

const distanceIn = (rows: readonly (readonly number[])[], i: number, j: number) => rows[i]?.[j] ?? 0

/** The cheapest way from the first i letters to the first j, out of the shorter ones. */
function cheapest(rows: readonly (readonly number[])[], left: string, right: string, i: number, j: number): number {
  const [a, b] = [left.charAt(i - 1), right.charAt(j - 1)]
  const edited = Math.min(distanceIn(rows, i - 1, j) + 1, distanceIn(rows, i, j - 1) + 1, distanceIn(rows, i - 1, j - 1) + (a === b ? 0 : 1))
  const swapped = i > 1 && j > 1 && a === right.charAt(j - 2) && left.charAt(i - 2) === b
  return swapped ? Math.min(edited, distanceIn(rows, i - 2, j - 2) + 1) : edited
}

/** The nearest of some keyed things, nearest first, at most `most`; those further than a third of the longer key are left out. */
export function closest<Item>(key: string, items: readonly Item[], keyOf: (item: Item) => string, most = 3): Item[] {
  return items
    .filter((item) => Math.abs(keyOf(item).length - key.length) <= Math.max(keyOf(item).length, key.length) / 3)
    .map((item) => ({ item, distance: editDistance(key, keyOf(item)) / Math.max(1, key.length, keyOf(item).length) }))
    .filter(({ distance }) => distance <= 1 / 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ item }) => item)
}
