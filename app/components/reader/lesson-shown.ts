/** What the reader shows of a lesson, and how far this person has read. */
import type { ReviewState } from '~/components/lesson/lesson-context'
import type { Place } from '~/domain/enrolment/reading-progress'

type Link = { readonly number: string; readonly title: string }
export interface LessonReaderProps {
  readonly lesson: {
    readonly number: string
    readonly title: string
    readonly lead: string
    readonly minutes: number
    readonly sections: readonly { readonly id: string; readonly text: string }[]
    readonly course: { readonly code: string; readonly title: string; readonly shortTitle: string }
    readonly previous: Link | null
    readonly next: Link | null
  }
  readonly reading: { readonly enrolled: boolean; readonly completed: boolean; readonly furthest: number; readonly minutesLeft: number; readonly place: Place | null }
  readonly legal: readonly { readonly id: string; readonly state: ReviewState }[]
  /** The body, rendered and kept by render-lesson-body. */
  readonly html: string
}
