import type { ReactNode } from 'react'

/** One step: the act in bold, one sentence under it. */
export function Step({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return <li><b>{title}</b><div className="step-text">{children}</div></li>
}
