/** The numbered pages under a table: first, last, the one shown and its neighbours; gaps between. */
export type PageLink = { text: string; href?: string; current?: boolean }

export function pageLinks(page: number, pages: number, href: (page: number) => string): PageLink[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n, index, all) => n >= 1 && n <= pages && all.indexOf(n) === index)
  return wanted.flatMap((n, index) => {
    const before = wanted[index - 1]
    const link: PageLink = { text: String(n), href: href(n), current: n === page }
    return before !== undefined && n - before > 1 ? [{ text: '…' }, link] : [link]
  })
}
