import { useTranslation } from 'react-i18next'
import { AnswerTable, type AnswerRow } from './answer-table'
import { RichBlocks, RichWords } from '~/components/question/rich-text'
import { DefinitionList } from '~/components/ui/definition-list'
import { formatNumber, formatWeekdayDay } from '~/domain/kernel/vietnamese-format'
import type { CaseReview, DueDateReview, EssayReview, NumericReview, QuestionReview, ReviewedEntry, ReviewedOption, ShortAnswerReview } from '~/domain/question/learner-question'
import { partLetter } from '~/domain/question/kinds/case'
import type { QuestionKeys } from '~/domain/question/question-keys'

export interface QuestionAnswersProps {
  readonly review: QuestionReview
  readonly keys: QuestionKeys
}

/** All answers of a question. Told apart by what a review holds (options, entries, a counted date), not by the kind's name. */
export function QuestionAnswers({ review, keys }: QuestionAnswersProps) {
  if ('parts' in review) return <CaseParts review={review} keys={keys} />
  if ('criteria' in review) return <Criteria review={review} />
  if ('count' in review) return <DateAnswers review={review} keys={keys} />
  if ('written' in review) return <WrittenAnswers review={review} keys={keys} />
  return (
    <>
      {'entries' in review ? <Entries entries={review.entries} ordered={review.kind === 'ordering'} numbered={review.kind === 'gap_fill'} extra={keys.extra} /> : null}
      {'options' in review ? <Options options={review.options} keys={keys} next={'entries' in review} /> : null}
    </>
  )
}

function Options({ options, keys, next }: { readonly options: readonly ReviewedOption[]; readonly keys: QuestionKeys; readonly next: boolean }) {
  const { t } = useTranslation('trainer')
  const rows = options.map(({ id, text, right, feedback }): AnswerRow => ({ id, answer: text, right, feedback, ...(keys.fractions[id] === undefined ? {} : { fraction: keys.fractions[id] }) }))
  return <AnswerTable caption={next ? t('nextStep') : t('answers')} showCaption={next} rows={rows} />
}

/** Pairs, items in their order, gaps, papers: each with what is right. */
function Entries({ entries, ordered, numbered, extra }: { readonly entries: readonly ReviewedEntry[]; readonly ordered: boolean; readonly numbered: boolean; readonly extra: readonly string[] }) {
  const { t } = useTranslation('trainer')
  const sorted = ordered ? [...entries].sort((a, b) => Number(a.expected) - Number(b.expected)) : entries
  const rows = sorted.map(({ id, label, detail, expected, feedback }): AnswerRow => ({ id, asked: numbered ? t('gapNumber', { number: label }) : label, ...(detail === undefined ? {} : { detail }), answer: ordered ? t('place', { number: expected }) : expected, feedback }))
  return (
    <>
      <AnswerTable caption={t('answers')} rows={rows} />
      {extra.length > 0 ? <p className="px-5 pt-4 text-sm flat max-sm:px-4">{t('extraRight')}: {extra.join('; ')}</p> : null}
    </>
  )
}

function WrittenAnswers({ review, keys }: { readonly review: ShortAnswerReview | NumericReview; readonly keys: QuestionKeys }) {
  const { t } = useTranslation('trainer')
  const unit = keys.unit === '' ? '' : ` ${keys.unit}`
  const accepted = keys.accepted.length > 0 ? keys.accepted : [{ text: review.expected + unit, fraction: '1' }]
  const [whole, parts] = [accepted.filter(({ fraction }) => fraction === '1'), accepted.filter(({ fraction }) => fraction !== '1')]
  const rows: AnswerRow[] = [
    { id: 'right', answer: whole.map(({ text }) => text).join(' · '), right: true, feedback: keys.right ?? '' },
    // An answer that earns a part is told its own feedback, or that of all the others.
    ...parts.map(({ text, fraction }): AnswerRow => ({ id: `part ${text}`, answer: text, fraction, feedback: keys.byAnswer.find(({ value }) => value === text)?.feedback ?? keys.wrong ?? '' })),
    ...keys.byAnswer.filter(({ value }) => parts.every(({ text }) => text !== value)).map(({ value, feedback }): AnswerRow => ({ id: `wrong ${value}`, answer: value + unit, right: false, feedback })),
    { id: 'other', answer: t('anyOtherAnswer'), right: false, feedback: keys.wrong ?? '' },
  ]
  return (
    <>
      <AnswerTable caption={t('answers')} rows={rows} />
      {keys.tolerance === '' || keys.tolerance === '0' ? null : <p className="px-5 pt-4 text-sm flat max-sm:px-4">{t('tolerance', { tolerance: keys.tolerance.endsWith('%') ? keys.tolerance : keys.tolerance + unit })}</p>}
    </>
  )
}

function DateAnswers({ review, keys }: { readonly review: DueDateReview; readonly keys: QuestionKeys }) {
  const { t } = useTranslation('trainer')
  const rows: AnswerRow[] = [
    { id: 'right', answer: formatWeekdayDay(review.due), right: true, feedback: keys.right ?? '' },
    ...keys.byAnswer.map(({ value, feedback }): AnswerRow => ({ id: value, answer: formatWeekdayDay(value), right: false, feedback })),
    { id: 'other', answer: t('otherAnswer'), right: false, feedback: keys.wrong ?? '' },
  ]
  return (
    <>
      <AnswerTable caption={t('answers')} rows={rows} />
      <details className="p-4">
        <summary>{t('countTitle')}</summary>
        <ol className="mt-3">{review.count.map((day) => <li key={day.date}>{formatWeekdayDay(day.date)}{day.n === undefined ? null : <b> · {day.n}</b>} · <RichWords text={day.note} /></li>)}</ol>
      </details>
    </>
  )
}

function Criteria({ review }: { readonly review: EssayReview }) {
  const { t } = useTranslation('trainer')
  return (
    <div className="px-5 pb-4 max-sm:px-4">
      <DefinitionList look="spread" rows={review.criteria.map(({ text, maximum }) => ({ term: text, value: t('pointsOf', { points: formatNumber(maximum) }) }))} />
      <p className="mt-3 text-sm"><b>{t('guidance')}:</b> <RichWords text={review.guidance} /></p>
    </div>
  )
}

function CaseParts({ review, keys }: { readonly review: CaseReview; readonly keys: QuestionKeys }) {
  const { t } = useTranslation('trainer')
  return (
    <>
      {review.parts.map(({ id, review: part }, index) => {
        const own = keys.parts[id]
        return (
          <section key={id} aria-labelledby={`${id}-title`}>
            <h3 className="px-5 pt-4 text-md max-sm:px-4" id={`${id}-title`}>{t('partTitle', { letter: `${partLetter(index)})` })}</h3>
            <div className="px-5 max-sm:px-4"><RichBlocks text={part.stem} /></div>
            {own ? <QuestionAnswers review={part} keys={own} /> : null}
          </section>
        )
      })}
    </>
  )
}
