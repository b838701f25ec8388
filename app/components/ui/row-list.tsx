import type { ReactNode } from 'react'
import { keepTogether } from './keep-together'

export interface RowListItem {
  readonly id: string
  readonly title: ReactNode
  readonly href?: string
  /** The reason, in one line. */
  readonly meta?: ReactNode
  /** At the right: a Chip, a link or a small button. */
  readonly status?: ReactNode
  /** Under the status: the date in full. */
  readonly note?: ReactNode
}

/** A list of due items or of things to open: title, reason, status and date at the right. */
export function RowList({ items }: { readonly items: readonly RowListItem[] }) {
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <h3>{item.href === undefined ? keepTogether(item.title) : <a href={item.href}>{keepTogether(item.title)}</a>}</h3>
            {item.meta === undefined ? null : <p className="meta">{item.meta}</p>}
          </div>
          {item.status === undefined && item.note === undefined ? null : <div className="when">{item.status}{item.note === undefined ? null : <span className="xs num">{item.note}</span>}</div>}
        </li>
      ))}
    </ul>
  )
}
