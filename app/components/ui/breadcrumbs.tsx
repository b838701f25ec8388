import type { ReactNode } from 'react'

export interface BreadcrumbsProps {
  readonly label: string
  /** From the top down; the last, without href, is the page itself. */
  readonly items: readonly { readonly text: ReactNode; readonly href?: string }[]
}

/** Where the page stands. */
export function Breadcrumbs({ label, items }: BreadcrumbsProps) {
  return <nav className="crumbs" aria-label={label}><ol>{items.map((item, index) => <li key={index}>{item.href === undefined ? <span aria-current="page">{item.text}</span> : <a href={item.href}>{item.text}</a>}</li>)}</ol></nav>
}
