import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface PictureProps {
  /** Leave it out where a section heading stands right above. */
  readonly title?: ReactNode
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
      {title === undefined ? null : <figcaption><Heading>{title}</Heading></figcaption>}
      {children}
      {table || links.length > 0 ? (
        <div className="picture-foot">
          {table ? <details><summary>{table.open}</summary><div className="scroll">{table.content}</div></details> : null}
          {links.map((link) => <a key={link.href} href={link.href}>{link.text}</a>)}
        </div>
      ) : null}
    </figure>
  )
}
