import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { ShownReview } from '~/domain/attempt/shown-review'
import { type CaseResponse, partLetter, partPlace } from '~/domain/question/kinds/case'
import type { CaseLearnerQuestion, LearnerQuestion } from '~/domain/question/learner-question'
import { kindOf } from '~/domain/question/registry'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichBlocks } from './rich-text'

/** One situation, then its questions, a) b) c). `Part` shows a question of any kind: given, because it shows cases too. */
export function CaseQuestion({ question, response, prefix = '', Part }: QuestionProps<CaseLearnerQuestion> & { readonly Part: ComponentType<QuestionProps<LearnerQuestion>> }) {
  const { t } = useTranslation('question')
  const { parts } = (response ?? { parts: {} }) as CaseResponse
  return (
    <>
      <Situation stem={question.stem} />
      <p className="meta">{t('caseHint', { total: question.parts.length })}</p>
      {question.parts.map((part, index) => {
        const place = partPlace(index)
        return (
          <fieldset className="part" key={part.id}>
            <legend>{t('casePart', { letter: `${partLetter(index)})` })}</legend>
            <Part question={part.question} response={readBy(part.question.kind, parts[place])} prefix={`${prefix}${place}.`} />
          </fieldset>
        )
      })}
    </>
  )
}

/** A case keeps what the form sent; the part's kind makes of it what the part shows. */
function readBy(kind: string, given: unknown): unknown {
  const read = kindOf(kind)?.parseResponse(given ?? {})
  return read?.ok ? read.value : null
}

function Situation({ stem }: { readonly stem: string }) {
  const { t } = useTranslation('question')
  return <div className="situation" role="group" aria-label={t('caseSituation')}><p className="situation-title">{t('caseSituation')}</p><RichBlocks text={stem} /></div>
}

export function CaseReview({ review, ordinal, Part }: ReviewProps & { readonly Part: ComponentType<ReviewProps> }) {
  const { t } = useTranslation('question')
  return (
    <>
      <Situation stem={review.stem} />
      {(review.parts ?? []).map((part, index) => (
        <section className="part" key={part.id} aria-labelledby={`q${ordinal}-part-${index + 1}`}>
          <h4 className="part-head" id={`q${ordinal}-part-${index + 1}`}>{t('casePart', { letter: `${partLetter(index)})` })} <Outcome review={part.review} /></h4>
          <Part review={part.review} ordinal={`${ordinal}-${index + 1}`} />
        </section>
      ))}
    </>
  )
}

function Outcome({ review: { kind, answered, right, fraction } }: { readonly review: ShownReview }) {
  const { t } = useTranslation('question')
  if (!answered) return <StatusText state="idle">{t('casePartOpen')}</StatusText>
  if (right) return <StatusText state="met">{t('casePartRight')}</StatusText>
  if (kind === 'essay') return <StatusText state="active">{t('casePartMarking')}</StatusText>
  return fraction > 0 ? <StatusText state="expiring" icon="active">{t('casePartPartly')}</StatusText> : <StatusText state="missing">{t('casePartWrong')}</StatusText>
}
