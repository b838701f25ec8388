import { useTranslation } from 'react-i18next'
import { QuestionAnswers, type QuestionAnswersProps } from './question-answers'
import { ReviewText } from './review-text'
import { LegalState } from '~/components/lesson/legal-state'
import { RichBlocks } from '~/components/question/rich-text'
import { Chip } from '~/components/ui/chip'

export interface QuestionCardProps extends QuestionAnswersProps {
  readonly code: string
  readonly kind: string
  readonly objective: string
  readonly level: 'N' | 'H' | 'V'
  readonly mustBeRight: boolean
  readonly points: string
  readonly reviewState: 'pending' | 'sourced' | 'reviewed'
  readonly purpose: 'exam' | 'practice'
  readonly origin: 'files' | 'workspace'
  /** of the page where it is edited */
  readonly editHref: string
  readonly legal: readonly { readonly id: string; readonly state: 'pending' | 'sourced' | 'reviewed' }[]
}

/** One question as its trainer sees it: where it stands in the blueprint, the stem, every answer, its legal bases. */
export function QuestionCard({ code, kind, objective, level, mustBeRight, points, reviewState, purpose, origin, editHref, legal, review, keys }: QuestionCardProps) {
  const { t } = useTranslation(['trainer', 'bank'])
  return (
    <section className="card flush" id={code} aria-labelledby={`${code}-title`}>
      <div className="px-5 pt-5 max-sm:px-4">
        <div className="row apart">
          <h2 id={`${code}-title`} className="num">{code}</h2>
          <span className="row">{purpose === 'practice' ? <Chip state="idle" icon="target">{t('bank:practiceChip')}</Chip> : null}{origin === 'workspace' ? <Chip state="idle" icon="edit">{t('bank:workspaceChip')}</Chip> : null}{mustBeRight ? <Chip state="active" icon="flag">{t('star')}</Chip> : null}<LegalState state={reviewState} /><a className="noprint" href={editHref} aria-label={`${t('bank:editAction')} ${code}`}>{t('bank:editAction')}</a></span>
        </div>
        <p className="meta">{t('questionMeta', { objective, level: t(`level_${level}`), kind: t([`kind_${kind}`, 'kindUnknown'], { kind }), points })}</p>
        <div className="stem mt-4"><RichBlocks text={review.stem} /></div>
      </div>
      <QuestionAnswers review={review} keys={keys} />
      {legal.length > 0 ? <ul className="list-none px-5 py-4 flat text-sm max-sm:px-4">{legal.map((row) => <li key={row.id}><code>{row.id}</code> · <ReviewText state={row.state} /></li>)}</ul> : null}
    </section>
  )
}
