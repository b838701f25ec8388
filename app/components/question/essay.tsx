import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'
import { Field, describedBy } from '~/components/ui/field'
import type { ShownReview } from '~/domain/attempt/shown-review'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { type EssayResponse, LONGEST_ESSAY } from '~/domain/question/kinds/essay'
import type { EssayLearnerQuestion } from '~/domain/question/learner-question'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichBlocks, RichWords } from './rich-text'
import { Stem } from './stem'

/** A text to write, with how it will be marked. Where script runs, syllables are counted beside it. */
export function EssayQuestion({ question, response, prefix = '' }: QuestionProps<EssayLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { text } = (response ?? { text: null }) as EssayResponse
  const id = `${prefix}answer-essay`
  const hint = useLength(question)
  const field = { id, ...(hint === undefined ? {} : { hint }) }
  return (
    <>
      <Stem text={question.stem} />
      <Criteria criteria={question.criteria} />
      <Field {...field} label={t('essayLabel')}>
        <textarea className="input essay" id={id} name={`${prefix}text`} rows={14} maxLength={LONGEST_ESSAY} defaultValue={text ?? ''} autoComplete="off" data-answer="typed" {...describedBy(field)} />
        <p className="meta" hidden data-syllables={id} data-text={t('essayCount')} />
      </Field>
    </>
  )
}

function useLength({ minWords: min, maxWords: max }: EssayLearnerQuestion): string | undefined {
  const { t } = useTranslation('question')
  if (min > 0 && max > 0) return t('essayLength', { min, max })
  if (min > 0) return t('essayLengthMin', { min })
  return max > 0 ? t('essayLengthMax', { max }) : undefined
}

function Criteria({ criteria }: { readonly criteria: NonNullable<ShownReview['criteria']> }) {
  const { t } = useTranslation('question')
  return (
    <div className="criteria">
      <Table
        caption={t('essayCriteria')} showCaption onPhone="scroll" rows={criteria} rowId={({ id }) => id}
        columns={[
          { id: 'text', label: t('essayCriterion'), heading: true, cell: ({ text }) => <RichWords text={text} /> },
          { id: 'maximum', label: t('essayMaximum'), align: 'end', cell: ({ maximum }) => formatNumber(maximum) },
        ]}
      />
    </div>
  )
}

export function EssayReview({ review }: ReviewProps) {
  const { t } = useTranslation('question')
  const { stem, written, criteria = [], guidance } = review
  return (
    <>
      <Stem text={stem} />
      <h4 className="part-head">{t('essayWritten')}</h4>
      <div className="essay-written">{written ? written.split(/\n+/).map((part, index) => <p key={index}>{part}</p>) : <p>{t('notGiven')}</p>}</div>
      <Criteria criteria={criteria} />
      {guidance === undefined ? null : <><h4 className="part-head">{t('essayGuidance')}</h4><RichBlocks text={guidance} /></>}
    </>
  )
}
