import { useTranslation } from 'react-i18next'
import { LegalState } from './legal-state'
import { useLesson, type ReviewState } from './lesson-context'
import { lessonDay } from './lesson-day'

export interface LegalBasisProps {
  readonly id: string
  readonly about?: string
  readonly from?: string
  readonly to?: string
  readonly state?: ReviewState
}

/**
 * One entry of the register of legal bases at the end of a lesson: act, what it bears on, days of force, state.
 * The act's own words come from the context: React 18 keeps an attribute named `ref` to itself and never hands it on.
 */
export function LegalBasis({ id, ...written }: LegalBasisProps) {
  const { t } = useTranslation('lesson')
  const entry = useLesson().legal[id]
  const { about = '', from = '', to = '', state = 'pending' } = entry ?? written
  const dates = from === '' ? (to === '' ? 'datesUnknown' : 'datesUntil') : to === '' ? 'datesFrom' : 'datesBetween'
  return (
    <dl className="basis-entry" id={`can-cu-${id}`}>
      <dt>{entry?.ref ?? id}</dt>
      <dd className="about">{about}</dd>
      <dd className="state"><LegalState state={state} plain /></dd>
      <dd className="dates num">{t(dates, { from: lessonDay(from), to: lessonDay(to) })}</dd>
    </dl>
  )
}
