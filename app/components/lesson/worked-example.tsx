import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LawChip } from './law-chip'
import { lessonDay, weekdayNumber } from './lesson-day'

export interface WorkedExampleProps {
  readonly title: string
  readonly basis?: string
  readonly received?: string
  readonly limit?: string
  readonly unit?: 'working_day' | 'calendar_day'
  readonly due?: string
  /** Half-open: "2025-03-12/2025-03-18", several apart by spaces. */
  readonly stops?: string
  readonly restart?: 'remaining' | 'full'
  readonly children?: ReactNode
}

/** A case with what is given; the due date is left to the day strip, so that the reader can count first. */
export function WorkedExample({ title, basis, received, limit, unit = 'working_day', stops, restart, children }: WorkedExampleProps) {
  const { t } = useTranslation('lesson')
  const day = received === undefined ? undefined : weekdayNumber(received)
  const given = [
    received === undefined ? undefined : { term: t('givenReceived'), value: `${day === undefined ? '' : `${t(`weekday${day}`)} `}${lessonDay(received)}` },
    limit === undefined ? undefined : { term: t('givenLimit'), value: t(unit === 'working_day' ? 'limitWorkingDays' : 'limitDays', { number: limit }) },
    ...(stops ?? '').split(/\s+/).filter(Boolean).map((stop) => {
      const [from = '', to = ''] = stop.split('/')
      return { term: t('givenStop'), value: t(to === '' ? 'stopOpen' : restart === 'full' ? 'stopFull' : 'stopRemaining', { from: lessonDay(from), to: lessonDay(to) }) }
    }),
  ].filter((row) => row !== undefined)
  return (
    <section className="example">
      <p className="meta flat">{t('example')}</p>
      <h3 className="block-title">{title}</h3>
      {given.length > 0 ? <dl className="given">{given.map((row, index) => <div key={index}><dt>{row.term}</dt><dd className="num">{row.value}</dd></div>)}</dl> : null}
      {children}
      <LawChip basis={basis} />
    </section>
  )
}
