const counts = new Map<string, number>()

/** 1, 2, 3 … for each kind: names and codes that differ within one test file and are the same in every run. */
export function counter(kind: string): number {
  const next = (counts.get(kind) ?? 0) + 1
  counts.set(kind, next)
  return next
}
