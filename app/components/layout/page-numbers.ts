/** The pages to link to: first, last, the one shown and its neighbours; null stands for those left out. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((number, index) => {
    const gap = number - (sorted[index - 1] ?? 0) - 1
    return gap === 0 ? [number] : gap === 1 ? [number - 1, number] : [null, number]
  })
}
