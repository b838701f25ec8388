import type { ReactNode } from 'react'
import { LawChip } from './law-chip'

export interface DialogueProps {
  readonly title: string
  readonly basis?: string
  readonly children?: ReactNode
}

/** A talk at the counter: the habitual version, or the better one. */
export function Dialogue({ title, basis, children }: DialogueProps) {
  return <section className="talk-block"><h3 className="block-title">{title}</h3><ul className="talk">{children}</ul><LawChip basis={basis} /></section>
}
