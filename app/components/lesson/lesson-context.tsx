/** What a lesson's components need to know beyond their own attributes; the renderer of the lesson gives it. */
import { createContext, useContext } from 'react'

/** pending: from memory. sourced: seen in a named public source. reviewed: signed by a legal officer. */
export type ReviewState = 'pending' | 'sourced' | 'reviewed'

export interface LessonLegal {
  readonly id: string
  readonly ref: string
  readonly about: string
  /** Days of force as yyyy-MM-dd; "" where not known. */
  readonly from: string
  readonly to: string
  readonly state: ReviewState
}

export interface LessonProcedure {
  readonly name: string
  readonly authority: string
  /** "3 ngày làm việc" */
  readonly limit: string
  readonly papers: readonly string[]
  /** "Không thu", "2.000 đồng một trang" */
  readonly fee: string
  readonly state: ReviewState
}

export interface LessonFigure {
  readonly href: string
  readonly width: number
  readonly height: number
  /** The drawing itself, already checked (no script, no style): set into the page, so that it uses the page's typeface. */
  readonly inlineSvg?: string
}

export interface LessonContextValue {
  readonly objectives: readonly { readonly id: string; readonly text: string }[]
  readonly legal: Readonly<Record<string, LessonLegal | undefined>>
  readonly glossary: Readonly<Record<string, { readonly vietnamese: string; readonly definition: string } | undefined>>
  /** By code; by "code@asOf" where one lesson shows a procedure at two dates. */
  readonly procedures: Readonly<Record<string, LessonProcedure | undefined>>
  readonly figure: (src: string) => LessonFigure
  readonly asset: (src: string) => string
  /** The next number of a check-yourself question: 1, 2, 3 … A new counter for every rendering. */
  readonly checkNumber: () => number
  /** How many such questions the lesson has, where known. */
  readonly checkCount?: number
}

export const LessonContext = createContext<LessonContextValue | undefined>(undefined)

/** The context of the lesson being rendered. Throws when a lesson component stands outside one. */
export function useLesson(): LessonContextValue {
  const value = useContext(LessonContext)
  if (value === undefined) throw new Error('a lesson component needs a LessonContext')
  return value
}
