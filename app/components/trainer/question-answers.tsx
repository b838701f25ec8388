import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { formatWeekdayDay } from '~/domain/kernel/vietnamese-format'
import type { QuestionReview } from '~/domain/question/learner-question'

export interface QuestionAnswersProps {
  readonly review: QuestionReview
  readonly keys: {
    readonly fractions: Readonly<Record<string, string>>
    readonly byAnswer: readonly { readonly value: string; readonly feedback: string }[]
    readonly right?: string
    readonly wrong?: string
  }
}

/** All answers of a question. Told apart by what a review holds (options, or a counted date), not by the kind's name. */
export function QuestionAnswers({ review, keys }: QuestionAnswersProps) {
  const { t } = useTranslation('trainer')
  if ('options' in review) {
    return (
      <Table
        caption={t('answers')}
        rows={review.options}
        rowId={(option) => option.id}
        columns={[
          { id: 'text', label: t('answer'), heading: true, cell: (option) => option.text },
          { id: 'right', label: t('key'), state: true, cell: (option) => (option.right ? <StatusText state="met">{t('right')}</StatusText> : <StatusText state="idle" icon="close">{t('wrong')}</StatusText>) },
          ...(Object.keys(keys.fractions).length > 0 ? [{ id: 'fraction', label: t('fraction'), align: 'end' as const, phoneLabel: t('fraction'), cell: (option: { id: string }) => <span className="nb">{keys.fractions[option.id]}</span> }] : []),
          { id: 'feedback', label: t('feedback'), phoneLabel: t('feedback'), cell: (option) => option.feedback },
        ]}
      />
    )
  }
  const answers = [
    { value: review.due, right: true, feedback: keys.right ?? '' },
    ...keys.byAnswer.map(({ value, feedback }) => ({ value, right: false, feedback })),
    { value: '', right: false, feedback: keys.wrong ?? '' },
  ]
  return (
    <>
      <Table
        caption={t('answers')}
        rows={answers}
        rowId={(answer) => answer.value}
        columns={[
          { id: 'value', label: t('answer'), heading: true, cell: (answer) => (answer.value === '' ? t('otherAnswer') : formatWeekdayDay(answer.value)) },
          { id: 'right', label: t('key'), state: true, cell: (answer) => (answer.right ? <StatusText state="met">{t('right')}</StatusText> : <StatusText state="idle" icon="close">{t('wrong')}</StatusText>) },
          { id: 'feedback', label: t('feedback'), phoneLabel: t('feedback'), cell: (answer) => answer.feedback },
        ]}
      />
      <details className="p-4">
        <summary>{t('countTitle')}</summary>
        <ol className="mt-3">{review.count.map((day) => <li key={day.date}>{formatWeekdayDay(day.date)}{day.n === undefined ? null : <b> · {day.n}</b>} · {day.note}</li>)}</ol>
      </details>
    </>
  )
}
