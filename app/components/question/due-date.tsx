import { useTranslation } from 'react-i18next'
import { DefinitionList } from '~/components/ui/definition-list'
import { Icon } from '~/components/ui/icon'
import { Table } from '~/components/ui/table'
import { TextInput } from '~/components/ui/text-input'
import type { DueDateResponse } from '~/domain/question/kinds/due-date'
import type { DueDateLearnerQuestion } from '~/domain/question/learner-question'
import { formatDay, formatWeekdayDay } from '~/domain/kernel/vietnamese-format'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichWords } from './rich-text'
import { Stem } from './stem'

/**
 * A date, typed as offices write it. Where script runs, a button opens the browser's own calendar, which fills it in; the
 * browser's own field stays hidden, because some show the month before the day.
 */
export function DueDateQuestion({ question, response, prefix = '' }: QuestionProps<DueDateLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { date, written } = (response ?? { date: null }) as DueDateResponse
  const id = `${prefix}answer-date`
  return (
    <>
      <Stem text={question.stem} />
      <TextInput
        id={id} name={`${prefix}date`} width="date" autoComplete="off" maxLength={40} label={t('dueDateLabel')} hint={t('dueDateHint')}
        defaultValue={date === null ? (written ?? '') : formatDay(date)} error={date === null && written !== undefined ? t('dueDateUnread') : undefined} data-answer="typed"
      />
      <p hidden data-date-picker={id}>
        <button className="btn quiet small" type="button"><Icon name="calendar" />{t('dueDatePicker')}</button>
        <input className="vh" type="date" min="2010-01-01" max="2039-12-31" defaultValue={date ?? ''} tabIndex={-1} aria-hidden="true" />
      </p>
    </>
  )
}

export function DueDateReview({ review }: ReviewProps) {
  const { t } = useTranslation('question')
  const given = review.given ? formatWeekdayDay(review.given) : t('notGiven')
  const rows = [{ term: t('given'), value: given }, ...(review.due ? [{ term: t('due'), value: formatWeekdayDay(review.due) }] : [])]
  return (
    <>
      <Stem text={review.stem} />
      <DefinitionList rows={rows} />
      {review.feedback === null ? null : <p className="mt-3"><RichWords text={review.feedback} /></p>}
      {review.count ? (
        <Table
          caption={t('countTitle')} showCaption onPhone="scroll" rows={review.count} rowId={({ date }) => date}
          columns={[
            { id: 'day', label: t('countDay'), heading: true, cell: ({ date }) => formatWeekdayDay(date) },
            { id: 'n', label: t('countNumber'), align: 'end', cell: ({ n }) => n ?? '–' },
            { id: 'note', label: t('countNote'), cell: ({ note }) => <RichWords text={note} /> },
          ]}
        />
      ) : null}
    </>
  )
}
