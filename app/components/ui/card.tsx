import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface CardProps {
  readonly title?: ReactNode
  readonly level?: 2 | 3
  /** Anchor of the card. */
  readonly id?: string
  /** No inner space: for tables and lists that reach the edge. */
  readonly flush?: boolean
  /** An arrangement class of pages.css, such as "review" or "causes". */
  readonly arrangement?: string
  readonly children: ReactNode
}

/** A white surface with a hairline. Never a card in a card. */
export function Card({ title, level = 2, id, flush = false, arrangement, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return <section className={classNames('card', flush && 'flush', arrangement)} id={id}>{title === undefined ? null : <Heading>{title}</Heading>}{children}</section>
}
