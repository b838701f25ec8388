/**
 * Reading progress. `[data-reader]` is the article; its h2[data-section] are the sections, 1, 2, 3 … (0 is what stands
 * before the first). Optional on it: `data-progress-url` (where to report) and `data-position` ("section:within", as last
 * reported). Reported by POST, form-encoded: section, sections, within (0–1 of that section), ratio (0–1 of the article);
 * on every change of section and when the page is left. Also moves [data-progress-line] and marks [data-toc] links.
 */
interface Position {
  readonly section: number
  readonly within: number
  readonly ratio: number
}

const clamp = (n: number): number => Math.min(1, Math.max(0, n))

export function followReading(root: Document): void {
  const article = root.querySelector<HTMLElement>('[data-reader]')
  if (!article) return
  const headings = [...article.querySelectorAll<HTMLElement>('h2[data-section]')]
  const line = root.querySelector('[data-progress-line] .line-fill')
  let sent = ''
  let section = -1
  let waiting = false

  /** The line of the window one reads at: a third from the top; at the end of the page its foot. */
  const read = (): Position => {
    const box = article.getBoundingClientRect()
    const atEnd = window.innerHeight + window.scrollY >= root.documentElement.scrollHeight - 2
    const eye = atEnd ? box.bottom : window.innerHeight / 3
    const tops = headings.map((heading) => heading.getBoundingClientRect().top)
    const index = tops.filter((top) => top <= eye).length
    const from = tops[index - 1] ?? box.top
    const to = tops[index] ?? box.bottom
    return { section: index, within: clamp((eye - from) / (to - from || 1)), ratio: clamp((eye - box.top) / (box.height || 1)) }
  }

  const report = (at: Position, leaving: boolean): void => {
    const url = article.dataset.progressUrl
    const body = new URLSearchParams({ section: String(at.section), sections: String(headings.length), within: at.within.toFixed(3), ratio: at.ratio.toFixed(3) })
    if (!url || body.toString() === sent) return
    sent = body.toString()
    void fetch(url, { method: 'POST', body, keepalive: leaving, credentials: 'same-origin' }).catch(() => { sent = '' })
  }

  const update = (): void => {
    waiting = false
    const at = read()
    line?.setAttribute('width', String(Math.round(at.ratio * 1000) / 10))
    if (at.section === section) return
    if (section !== -1) report(at, false)
    section = at.section
    markContents(root, headings[section - 1]?.id)
  }

  restore(article, headings)
  update()
  window.addEventListener('scroll', () => {
    if (!waiting) requestAnimationFrame(update)
    waiting = true
  }, { passive: true })
  window.addEventListener('pagehide', () => report(read(), true))
  root.addEventListener('visibilitychange', () => { if (root.visibilityState === 'hidden') report(read(), true) })
}

/** Goes back to where one was, unless the address names a place or the browser itself is going back. */
function restore(article: HTMLElement, headings: readonly HTMLElement[]): void {
  const [section = 0, within = 0] = (article.dataset.position ?? '').split(':').map(Number)
  const [entry] = performance.getEntriesByType('navigation')
  const fresh = !(entry instanceof PerformanceNavigationTiming) || entry.type === 'navigate'
  if (location.hash || !fresh || !(section >= 1) || !(within >= 0)) return
  const top = (element: Element | undefined, side: 'top' | 'bottom'): number => (element?.getBoundingClientRect()[side] ?? 0) + window.scrollY
  const heading = headings[Math.min(section, headings.length) - 1]
  const from = top(heading, 'top')
  const next = headings[section]
  const to = next ? top(next, 'top') : top(article, 'bottom')
  if (heading) window.scrollTo({ top: from + clamp(within) * (to - from) - window.innerHeight / 3 + 2, behavior: 'auto' })
}

/** Marks the section being read in the list of contents. */
function markContents(root: Document, id: string | undefined): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-toc] a[href^="#"]')) {
    if (id !== undefined && decodeURIComponent(link.hash.slice(1)) === id) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}
