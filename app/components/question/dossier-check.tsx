import { useTranslation } from 'react-i18next'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { DossierCheckResponse } from '~/domain/question/kinds/dossier-check'
import type { DossierCheckLearnerQuestion } from '~/domain/question/learner-question'
import { LegalState } from '../lesson/legal-state'
import { lessonProcedure } from '../lesson/lesson-procedure'
import { ProcedureFacts } from '../lesson/procedure-facts'
import { ChoiceList } from './choice-list'
import { EntryReviews } from './entry-reviews'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichWords } from './rich-text'
import { Stem } from './stem'

/** The papers on the counter, each to be judged; then what to do. The procedure's card lies beside, folded. */
export function DossierCheckQuestion({ question, response, prefix = '' }: QuestionProps<DossierCheckLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { papers, decision } = (response ?? { papers: {}, decision: null }) as DossierCheckResponse
  return (
    <>
      <Stem text={question.stem} />
      <ProcedureOfDay question={question} />
      <ol className="papers" aria-label={t('dossierPapers')}>
        {question.papers.map((paper) => (
          <li key={paper.id}>
            <fieldset aria-describedby={`${prefix}brought-${paper.id}`}>
              <legend><RichWords text={paper.name} /></legend>
              <p className="brought" id={`${prefix}brought-${paper.id}`}>{t('dossierBrought')} <b><RichWords text={paper.brought} /></b></p>
              <div className="verdicts">
                {question.verdicts.map((verdict) => (
                  <label className="verdict" key={verdict.id}>
                    <input type="radio" name={`${prefix}papers.${paper.id}`} value={verdict.id} defaultChecked={papers[paper.id] === verdict.id} data-answer="" />
                    <span>{verdict.text}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <fieldset className="decision">
        <legend>{t('dossierDecision')}</legend>
        <ChoiceList options={question.decisions} name="decision" chosen={decision === null ? [] : [decision]} prefix={prefix} />
      </fieldset>
    </>
  )
}

function ProcedureOfDay({ question: { procedure, asOf, card } }: { readonly question: DossierCheckLearnerQuestion }) {
  const { t } = useTranslation(['question', 'reader'])
  const day = formatDayTable(asOf)
  if (card === null) return <p className="meta">{t('procedureNone', { code: procedure, day })}</p>
  const facts = lessonProcedure(card, (paper) => t('reader:paperToShow', { paper }))
  return (
    <details className="procedure procedure-folded">
      <summary>{t('procedureSummary', { code: procedure, day, name: facts.name })}</summary>
      <ProcedureFacts procedure={facts} />
      <p className="block-basis"><LegalState state={facts.state} /></p>
    </details>
  )
}

export function DossierCheckReview({ review, ordinal }: ReviewProps) {
  const { t } = useTranslation('question')
  return (
    <>
      <Stem text={review.stem} />
      <EntryReviews entries={review.entries ?? []} terms={{ given: t('dossierGiven'), expected: t('dossierExpected'), detail: t('dossierBrought') }} />
      <h4 className="part-head">{t('dossierDecision')}</h4>
      <OptionReviews options={review.options ?? []} ordinal={ordinal} />
    </>
  )
}
