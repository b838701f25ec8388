/**
 * Codes for questions written on the site: from 901 on, apart from those of the files, which number from 1; then in four
 * digits. A code that any version of the course ever used is not free: statistics and review cards go by codes.
 */
const FIRST = 901

/** The next free codes. In: the course, every code ever used, how many. Out: as many as there are, which may be fewer. */
export function freeCodes(courseCode: string, used: ReadonlySet<string>, count: number): string[] {
  const found: string[] = []
  for (const [from, to] of [[FIRST, 999], [1000 + FIRST, 9999]] as const) {
    for (let number = from; number <= to && found.length < count; number++) {
      const code = `${courseCode}-Q${number}`
      if (!used.has(code)) found.push(code)
    }
  }
  return found
}
