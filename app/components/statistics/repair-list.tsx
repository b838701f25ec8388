import { useTranslation } from 'react-i18next'
import { questionReadingText, readingState } from './reading-text'
import { RowList } from '~/components/ui/row-list'
import { StatusText } from '~/components/ui/status-text'
import type { QuestionReading } from '~/domain/assessment-statistics/question-reading'
import { urgency } from '~/domain/assessment-statistics/question-reading'

export interface RepairListProps {
  /** The most urgent first. */
  readonly questions: readonly { readonly id: string; readonly code: string; readonly stem: string; readonly readings: readonly QuestionReading[] }[]
  readonly href: (id: string) => string
}

/** What to repair first, each with its reasons in sentences. */
export function RepairList({ questions, href }: RepairListProps) {
  const { t } = useTranslation('statistics')
  return (
    <RowList items={questions.map(({ id, code, stem, readings }) => {
      const faults = readings.filter((reading) => urgency([reading]) > 0)
      const [first] = faults
      return {
        id,
        title: `${code}. ${stem}`,
        href: href(id),
        meta: faults.map((reading) => <span key={reading.kind} className="block">{questionReadingText(reading, t)}</span>),
        status: first ? <StatusText state={readingState(first)}>{t(`short_${first.kind}`)}</StatusText> : undefined,
      }
    })} />
  )
}
