import { Icon } from './icon'

export interface PaginationProps {
  readonly label: string
  /** "1 đến 25 trên 600 người" */
  readonly summary: string
  /** In order; a gap is an entry without href: { text: '…' }. */
  readonly pages: readonly { readonly text: string; readonly href?: string; readonly current?: boolean }[]
  readonly previous?: { readonly text: string; readonly href: string }
  readonly next?: { readonly text: string; readonly href: string }
}

/** Numbered pages, as links. */
export function Pagination({ label, summary, pages, previous, next }: PaginationProps) {
  return (
    <nav className="pages" aria-label={label}>
      <span>{summary}</span>
      <span className="end" />
      {previous ? <a href={previous.href} rel="prev"><Icon name="back" />{previous.text}</a> : null}
      {pages.map((page, index) => (page.href === undefined ? <span key={index}>{page.text}</span> : <a key={index} href={page.href} aria-current={page.current ? 'page' : undefined}>{page.text}</a>))}
      {next ? <a href={next.href} rel="next">{next.text}<Icon name="arrow" /></a> : null}
    </nav>
  )
}
