import type { ReactNode } from 'react'
import { ProgressLine } from './progress-line'

export interface CauseBarsProps {
  /** Sorted, greatest first; together they make the figure in the title. */
  readonly causes: readonly { readonly name: ReactNode; readonly count: number; readonly text: string; readonly owner: string }[]
}

/** Why people are not there yet: bars of one colour, the count, and whose move it is ("Việc của: …"). */
export function CauseBars({ causes }: CauseBarsProps) {
  const most = Math.max(1, ...causes.map((cause) => cause.count))
  return (
    <ul>
      {causes.map((cause, index) => (
        <li key={index}>
          <div><span>{cause.name}</span><b className="num">{cause.text}</b></div>
          <ProgressLine look="bar" value={cause.count / most} />
          <p className="xs">{cause.owner}</p>
        </li>
      ))}
    </ul>
  )
}
