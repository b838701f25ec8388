import type { ReactNode } from 'react'

export interface AnswerListProps {
  readonly rows: readonly {
    /** "Câu 17" */
    readonly name: string
    readonly question: ReactNode
    /** "Đã chọn B: …" or "Chưa chọn đáp án". */
    readonly answer: ReactNode
    /** "Sửa"; `about` completes it for screen readers ("câu 17"). */
    readonly change?: { readonly text: string; readonly about: string; readonly href: string }
  }[]
}

/** Check-your-answers: question, answer, a link to change it. */
export function AnswerList({ rows }: AnswerListProps) {
  return (
    <dl className="answers">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.question}<span className="meta">{row.answer}</span></dd>
          {row.change ? <dd><a href={row.change.href}>{row.change.text}<span className="vh"> {row.change.about}</span></a></dd> : null}
        </div>
      ))}
    </dl>
  )
}
