import type { ReactNode } from 'react'
import { ButtonLink } from './button-link'
import { ProgressLine } from './progress-line'
import { keepTogether } from './keep-together'

export interface ResumeCardProps {
  /** Where one is: "Đang học dở · Bài 2.3, mục 4 trên 6". */
  readonly kicker: string
  readonly title: ReactNode
  readonly href: string
  readonly progress?: { readonly value: number; readonly label: string }
  /** "Khoảng 12 phút nữa là xong bài" */
  readonly note?: string
  /** The words of the one button. */
  readonly action: string
}

/** The only tinted card: what one was doing, and the button back to it. */
export function ResumeCard({ kicker, title, href, progress, note, action }: ResumeCardProps) {
  return (
    <section className="resume">
      <div>
        <p className="meta">{kicker}</p>
        <h2><a href={href}>{keepTogether(title)}</a></h2>
        {progress ? <ProgressLine {...progress} /> : null}
        {note === undefined ? null : <p className="meta">{note}</p>}
      </div>
      <ButtonLink href={href} size="big" wide="phone" trailing="arrow">{action}</ButtonLink>
    </section>
  )
}
