import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { StatusText } from './status-text'
import type { State } from './state'
import { keepTogether } from './keep-together'

export interface TaskListItem {
  readonly id: string
  /** Links lead to the row by it. */
  readonly anchor?: string | undefined
  /** "2.1"; a locked row shows a padlock instead. */
  readonly number?: string
  readonly title: ReactNode
  readonly href?: string | undefined
  readonly meta?: ReactNode
  readonly status?: { readonly state: State; readonly text: string }
  /** What opens a locked row: "Mở khi xong 6 bài". */
  readonly locked?: { readonly label: string; readonly opens: string }
  /** The row one is in. */
  readonly current?: boolean
}

/** The parts of a course: number, title, one line of meta, status in a fixed column at the right. */
export function TaskList({ items }: { readonly items: readonly TaskListItem[] }) {
  return (
    <ol className="list tasks">
      {items.map((item) => (
        <li key={item.id} id={item.anchor} className={classNames(item.current && 'now', item.locked && 'locked') || undefined} aria-current={item.current ? 'step' : undefined}>
          <span className="no num">{item.locked ? <Icon name="locked" label={item.locked.label} /> : item.number}</span>
          <div>
            <h3>{item.href === undefined || item.locked ? keepTogether(item.title) : <a href={item.href}>{keepTogether(item.title)}</a>}</h3>
            {item.meta === undefined ? null : <p className="meta">{item.meta}</p>}
          </div>
          {item.locked ? <span className="meta">{item.locked.opens}</span> : item.status ? <StatusText state={item.status.state}>{item.status.text}</StatusText> : <span />}
        </li>
      ))}
    </ol>
  )
}
