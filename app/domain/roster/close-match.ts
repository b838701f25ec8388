/** How near two search keys are, for "did you mean": edits against length. Product choice: a third of the letters at most. */
const LONGEST = 120

/** Optimal string alignment distance (insert, delete, replace, swap). Texts are cut at 120 letters. Never fails. */
export function editDistance(a: string, b: string): number {
  const [left, right] = [a.slice(0, LONGEST), b.slice(0, LONGEST)]
  let before: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[right.length] ?? 0
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
