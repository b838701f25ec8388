import type { ReactNode } from 'react'

/** A method in at most seven numbered steps. */
export function Steps({ children }: { readonly children?: ReactNode }) {
  return <ol className="steps">{children}</ol>
}
