import type { ReactNode } from 'react'
import { Button } from './button'

export interface FilterBarProps {
  /** Where the form goes (GET: filters live in the address). */
  readonly action: string
  /** A FilterText, then up to three FilterChoice. */
  readonly children: ReactNode
  /** How many fields there are, 1 to 5: sets the columns. */
  readonly fields: 1 | 2 | 3 | 4 | 5
  readonly submit: string
  /** Values to carry along (sort order, date). */
  readonly hidden?: Readonly<Record<string, string>>
}

/** Search, a few choices and one button, above a table. */
export function FilterBar({ action, children, fields, submit, hidden = {} }: FilterBarProps) {
  return (
    <form className={fields === 4 ? 'filters' : `filters of-${fields}`} action={action} method="get" role="search">
      {children}
      <Button variant="secondary" size="small">{submit}</Button>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </form>
  )
}
