import type { ReactNode } from 'react'

export interface BulkBarProps {
  readonly label: string
  /** "Đã chọn 3 người"; with script the number follows the boxes (`pattern` holds {n}). */
  readonly count: string
  readonly pattern?: string
  /** The name of the tick boxes it counts. */
  readonly name: string
  readonly selectAll?: { readonly text: string; readonly href: string }
  /** Small buttons; each leads to a check page. */
  readonly children: ReactNode
}

/** The verbs for the ticked rows, between the filters and the head of the table. */
export function BulkBar({ label, count, pattern, name, selectAll, children }: BulkBarProps) {
  return (
    <div className="bulk" role="region" aria-label={label}>
      <b data-picked-count={name} data-pattern={pattern}>{count}</b>
      {selectAll ? <a href={selectAll.href}>{selectAll.text}</a> : null}
      <span className="end" />
      {children}
    </div>
  )
}
