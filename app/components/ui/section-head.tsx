import type { ReactNode } from 'react'
import { keepTogether } from './keep-together'

export interface SectionHeadProps {
  readonly title: ReactNode
  readonly id?: string
  /** At the right: a remark. */
  readonly hint?: ReactNode
  /** At the right: a link. */
  readonly link?: { readonly text: string; readonly href: string }
  /** Less space and a smaller title, for sections that belong together. */
  readonly near?: boolean
}

/** Heading of a section with a remark or a link at its right. */
export function SectionHead({ title, id, hint, link, near = false }: SectionHeadProps) {
  return <div className={near ? 'sec near' : 'sec'}><h2 id={id}>{keepTogether(title)}</h2>{hint === undefined ? null : <span className="hint">{hint}</span>}{link ? <a href={link.href}>{link.text}</a> : null}</div>
}
