import { useTranslation } from 'react-i18next'
import { AnswerList, type AnswerListProps } from '~/components/ui/answer-list'
import { Icon } from '~/components/ui/icon'
import { paths } from '~/paths'

export interface CheckRow {
  readonly ordinal: number
  /** Null: not reached yet. */
  readonly stem: string | null
  readonly answer: string | null
  readonly flagged: boolean
}

/** Check-your-answers, grouped: what is open, what is flagged, and the rest folded. */
export function CheckAnswers({ attemptId, rows }: { readonly attemptId: string; readonly rows: readonly CheckRow[] }) {
  const { t } = useTranslation('exam')
  const toRow = (row: CheckRow): AnswerListProps['rows'][number] => ({
    name: t('rowName', { number: row.ordinal }),
    question: row.stem ?? t('rowAhead'),
    answer: row.answer === null ? t('rowOpen') : t('rowAnswered', { answer: row.answer }),
    change: { text: row.answer === null ? t('rowAnswer') : t('rowChange'), about: t('rowAbout', { number: row.ordinal }), href: paths.attemptQuestion(attemptId, row.ordinal) },
  })
  const open = rows.filter((row) => row.answer === null)
  const flagged = rows.filter((row) => row.answer !== null && row.flagged)
  const rest = rows.filter((row) => row.answer !== null && !row.flagged)
  return (
    <>
      {open.length > 0 ? <section className="answer-group"><h2><Icon name="idle" />{t('groupOpen')}</h2><AnswerList rows={open.map(toRow)} /></section> : null}
      {flagged.length > 0 ? <section className="answer-group"><h2><Icon name="flag" />{t('groupFlagged')}</h2><AnswerList rows={flagged.map(toRow)} /></section> : null}
      {rest.length > 0 ? <details className="answer-group"><summary>{t('groupRest', { count: rest.length })}</summary><AnswerList rows={rest.map(toRow)} /></details> : null}
    </>
  )
}

/** The sentence that says what is still to do before handing in. */
export function useReviewLead(rows: readonly CheckRow[]): string {
  const { t } = useTranslation('exam')
  const open = rows.filter((row) => row.answer === null).length
  const flagged = rows.filter((row) => row.flagged).length
  if (open > 0 && flagged > 0) return t('reviewLeadBoth', { open, flagged })
  if (open > 0) return t('reviewLeadOpen', { count: open })
  return flagged > 0 ? t('reviewLeadFlagged', { count: flagged }) : t('reviewLeadAll', { total: rows.length })
}
