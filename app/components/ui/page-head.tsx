import type { ReactNode } from 'react'
import { keepTogether } from './keep-together'

export interface PageHeadProps {
  /** A line above the title: a date, a part. */
  readonly kicker?: ReactNode
  readonly title: ReactNode
  /** A line under the title: who, where. */
  readonly line?: ReactNode
  /** Small secondary buttons at the right; not printed. */
  readonly actions?: ReactNode
}

/** Title of a page with its actions. */
export function PageHead({ kicker, title, line, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>{kicker === undefined ? null : <p className="meta kicker">{kicker}</p>}<h1>{keepTogether(title)}</h1>{line === undefined ? null : <p className="who">{line}</p>}</div>
      {actions === undefined ? null : <div className="row noprint">{actions}</div>}
    </div>
  )
}
