import type { ReactNode } from 'react'

/** Questions to recall, each folding out its answer; printed with the answers. */
export function Flashcards({ children }: { readonly children?: ReactNode }) {
  return <ul className="flashcards">{children}</ul>
}
