import { useTranslation } from 'react-i18next'
import { LegalState } from '~/components/lesson/legal-state'
import { SectionHead } from '~/components/ui/section-head'
import type { LegalBasis } from '~/domain/course/legal-basis'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'

export interface CourseDetailsProps {
  readonly authors: readonly { readonly role: string; readonly part: string }[]
  readonly legal: readonly LegalBasis[]
}

const STATES = ['reviewed', 'sourced', 'pending'] as const

/** At the end of the page: the law the course rests on, folded, and the roles of those who wrote it. */
export function CourseDetails({ authors, legal }: CourseDetailsProps) {
  const { t } = useTranslation('course')
  const counts = STATES.map((state) => [state, legal.filter((row) => row.state === state).length] as const).filter(([, count]) => count > 0)
  return (
    <>
      <SectionHead near title={t('legalTitle')} />
      <details className="fold course-legal">
        <summary>{t('legalSummary', { count: legal.length })}: {counts.map(([state, count]) => t(`legal_${state}`, { count })).join(', ')}</summary>
        {legal.map((row) => <LegalRow key={row.id} row={row} />)}
      </details>
      {authors.length === 0 ? null : (
        <>
          <SectionHead near title={t('authorsTitle')} />
          <ul className="plain">{authors.map(({ role, part }) => <li key={`${role} ${part}`}>{role}: <span className="meta">{part}</span></li>)}</ul>
        </>
      )}
    </>
  )
}

function LegalRow({ row }: { readonly row: LegalBasis }) {
  const { t } = useTranslation('lesson')
  const dates = row.from === '' ? (row.to === '' ? 'datesUnknown' : 'datesUntil') : row.to === '' ? 'datesFrom' : 'datesBetween'
  const shown = (day: Day) => (day === '' ? '' : formatDayTable(day))
  return (
    <dl className="basis-entry">
      <dt>{row.ref}</dt>
      <dd className="about">{row.about}</dd>
      <dd className="state"><LegalState state={row.state} plain /></dd>
      <dd className="dates num">{t(dates, { from: shown(row.from), to: shown(row.to) })}</dd>
    </dl>
  )
}
