import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'

export interface CardProps {
  readonly front: string
  readonly children?: ReactNode
}

/** One flashcard. A closed fold cannot be printed open by CSS, so the answer stands beside it once more, for print only. */
export function Card({ front, children }: CardProps) {
  return (
    <li>
      <details><summary><span>{front}</span><Icon name="chevron" /></summary><div className="answer">{children}</div></details>
      <div className="printonly" aria-hidden="true">{children}</div>
    </li>
  )
}
