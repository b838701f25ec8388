import { Trans, useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { OverviewGrid } from '~/components/ui/overview-grid'
import { paths } from '~/paths'
import { QUESTION_FORM } from './question-form'

export interface OverviewProps {
  readonly attemptId: string
  readonly ordinal: number
  readonly cells: readonly { readonly ordinal: number; readonly answered: boolean; readonly flagged: boolean }[]
  /** Another page holds the attempt: cells and button only lead there, and save nothing. */
  readonly reads: boolean
  /** The test goes forward only: cells show, and lead nowhere. */
  readonly forward: boolean
  /** Folded to one line, for a page without distraction. */
  readonly folded: boolean
}

/** The whole test at a glance, beside the question. Its cells send the question's form, so nothing is lost on the way. */
export function Overview({ attemptId, ordinal, cells, reads, forward, folded }: OverviewProps) {
  const { t } = useTranslation('exam')
  const answered = cells.filter((cell) => cell.answered).length
  const counts = { answered, open: cells.length - answered, flagged: cells.filter((cell) => cell.flagged).length }
  const label = (cell: OverviewProps['cells'][number]) => [t(cell.answered ? 'cellLabelAnswered' : 'cellLabelOpen'), ...(cell.flagged ? [t('cellLabelFlagged')] : [])].join(', ')
  const inside = (
    <>
      <p className="meta"><Trans t={t} i18nKey="overviewCounts" values={counts} components={{ b: <b className="num" /> }} /></p>
      <OverviewGrid
        {...(reads ? {} : { submit: { form: QUESTION_FORM, name: 'place' } })}
        still={forward}
        words={{ answered: t('cellAnswered'), open: t('cellOpen'), current: t('cellCurrent'), flagged: t('cellFlagged') }}
        cells={cells.map((cell) => ({ number: cell.ordinal, href: paths.attemptQuestion(attemptId, cell.ordinal), answered: cell.answered, flagged: cell.flagged, current: cell.ordinal === ordinal, label: label(cell) }))}
      />
      {forward ? <p className="meta">{t('forwardNote')}</p> : null}
    </>
  )
  return (
    <aside>
      <Card title={folded ? undefined : t('overview')} arrangement="overview">
        {folded ? <details><summary>{t('overviewFolded', { answered, total: cells.length })}</summary>{inside}</details> : inside}
        {reads ? <ButtonLink variant="secondary" wide="always" href={paths.attemptReview(attemptId)}>{t('toReview')}</ButtonLink> : <Button variant="secondary" wide="always" form={QUESTION_FORM} name="go" value="review">{t('toReview')}</Button>}
      </Card>
    </aside>
  )
}
