import type { ReactNode } from 'react'
import { Button } from './button'
import { classNames } from './class-names'

export interface FilterBarProps {
  /** Where the form goes (GET: filters live in the address). */
  readonly action: string
  /** A FilterText, then up to three FilterChoice. */
  readonly children: ReactNode
  /** How many fields there are, 1 to 5: sets the columns. */
  readonly fields: 1 | 2 | 3 | 4 | 5
  /** Further fields, folded under a word: conditions that are asked less often. Beside four fields only. */
  readonly more?: { readonly open: string; readonly fields: ReactNode }
  readonly submit: string
  /** Values to carry along (sort order, date). */
  readonly hidden?: Readonly<Record<string, string>>
}

/** Search, a few choices and one button, above a table. */
export function FilterBar({ action, children, fields, more, submit, hidden = {} }: FilterBarProps) {
  return (
    <form className={classNames('filters', fields === 4 ? undefined : `of-${fields}`, more && 'with-more')} action={action} method="get" role="search">
      {children}
      {more ? <details className="more"><summary>{more.open}</summary><div>{more.fields}</div></details> : null}
      <Button variant="secondary" size="small">{submit}</Button>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </form>
  )
}
