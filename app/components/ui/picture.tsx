import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface PictureProps {
  readonly title: ReactNode
  readonly children: ReactNode
  /** The same figures as a table, folded under the picture; `open` is the word ("Xem bảng"). */
  readonly table?: { readonly open: string; readonly content: ReactNode }
  /** Downloads and "how it is computed". */
  readonly links?: readonly { readonly text: string; readonly href: string }[]
  /** An arrangement class. */
  readonly arrangement?: string
  readonly level?: 2 | 3
}

/** The frame of every picture: its title, the picture, the same data as a table, the export. */
export function Picture({ title, children, table, links = [], arrangement, level = 2 }: PictureProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <figure className={classNames('card picture', arrangement)}>
      <figcaption><Heading>{title}</Heading></figcaption>
      {children}
      {table ? <details className="picture-data"><summary>{table.open}</summary><div className="scroll">{table.content}</div></details> : null}
      {links.length > 0 ? <p className="meta noprint">{links.map((link, index) => <span key={link.href}>{index > 0 ? ' · ' : null}<a href={link.href}>{link.text}</a></span>)}</p> : null}
    </figure>
  )
}
