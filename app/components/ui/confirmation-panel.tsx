import type { ReactNode } from 'react'

export interface ConfirmationPanelProps {
  /** What happened, repeating the verb of the button: "Đã nộp bài thi". */
  readonly title: string
  readonly reference?: string
  /** What comes next. */
  readonly children?: ReactNode
  readonly level?: 1 | 2
}

/** The answer to an act that is done: what, its reference number, what comes next. */
export function ConfirmationPanel({ title, reference, children, level = 1 }: ConfirmationPanelProps) {
  const Heading = `h${level}` as const
  return <div className="confirm" role="status"><Heading>{title}</Heading>{reference === undefined ? null : <b className="num">{reference}</b>}{children === undefined ? null : <p>{children}</p>}</div>
}
