import type { ReactNode } from 'react'

/** A Markdown table, scrolling in its own box on a narrow screen. */
export function LessonTable({ children }: { readonly children?: ReactNode }) {
  return <div className="scroll"><table className="tbl">{children}</table></div>
}
