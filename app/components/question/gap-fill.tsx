import { useTranslation } from 'react-i18next'
import { classNames } from '~/components/ui/class-names'
import { Icon } from '~/components/ui/icon'
import type { ShownEntry } from '~/domain/attempt/shown-review'
import { readNumber } from '~/domain/kernel/vietnamese-number'
import type { GapFillResponse } from '~/domain/question/kinds/gap-fill'
import type { GapFillLearnerQuestion, GapFillPiece, LearnerGap } from '~/domain/question/learner-question'
import { EntryReviews } from './entry-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichWords } from './rich-text'

/** The sentence with its gaps as fields; each is named "Ô 1", "Ô 2" … for those who do not see where it stands. */
export function GapFillQuestion({ question, response, prefix = '' }: QuestionProps<GapFillLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { gaps } = (response ?? { gaps: {} }) as GapFillResponse
  const numbered = numberGaps(question.pieces)
  const unread = numbered.filter(({ gap }) => gap.kind === 'number' && gaps[gap.id] !== undefined && readNumber(gaps[gap.id] ?? '') === undefined)
  return (
    <>
      <p className="meta">{t('gapHint')}</p>
      {unread.map(({ gap, number }) => <p className="err" key={gap.id} id={`${prefix}gap-${gap.id}-error`}><Icon name="warning" />{t('gapUnread', { number })}</p>)}
      <div className="stem gaps">
        {question.pieces.map((piece, index) => ('text' in piece ? <RichWords key={index} text={piece.text} /> : (
          <GapField key={piece.gap.id} gap={piece.gap} name={t('gapName', { number: numberOf(numbered, piece.gap) })} empty={t('choose')} given={gaps[piece.gap.id] ?? ''} prefix={prefix} wrong={unread.some(({ gap }) => gap === piece.gap)} />
        )))}
      </div>
    </>
  )
}

function GapField({ gap, name, empty, given, prefix, wrong }: { readonly gap: LearnerGap; readonly name: string; readonly empty: string; readonly given: string; readonly prefix: string; readonly wrong: boolean }) {
  const id = `${prefix}gap-${gap.id}`
  const common = { id, name: id, 'aria-label': name, autoComplete: 'off', defaultValue: given }
  if (gap.kind === 'choice') {
    return (
      <select {...common} className="input gap" data-answer="">
        <option value="">{empty}</option>
        {gap.options.map((option) => <option key={option} value={option}>{option}</option>)}
      </select>
    )
  }
  const ties = wrong ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-error` } : {}
  return <input {...common} {...ties} className={classNames('input gap', gap.kind === 'number' && 'gap-number num', wrong && 'bad')} inputMode={gap.kind === 'number' ? 'decimal' : 'text'} maxLength={120} data-answer="typed" />
}

/** The sentence with what was given in it, then each gap explained. */
export function GapFillReview({ review }: ReviewProps) {
  const { t } = useTranslation('question')
  const { pieces = [], entries = [] } = review
  const numbered = numberGaps(pieces)
  return (
    <>
      <div className="stem gaps">
        {pieces.map((piece, index) => ('text' in piece ? <RichWords key={index} text={piece.text} /> : (
          <GapGiven key={piece.gap.id} number={numberOf(numbered, piece.gap)} entry={entries.find(({ id }) => id === piece.gap.id)} />
        )))}
      </div>
      <EntryReviews entries={entries} name={({ label }) => t('gapName', { number: label })} />
    </>
  )
}

function GapGiven({ number, entry }: { readonly number: number; readonly entry: ShownEntry | undefined }) {
  const given = entry?.given ?? null
  return <span className={classNames('gap-given', given !== null && (entry?.right ? 'right' : 'wrong'))}><sup>{number}</sup>{given ?? '……'}</span>
}

function numberGaps(pieces: readonly GapFillPiece[]): { readonly gap: LearnerGap; readonly number: number }[] {
  return pieces.flatMap((piece) => ('gap' in piece ? [piece.gap] : [])).map((gap, index) => ({ gap, number: index + 1 }))
}

function numberOf(numbered: readonly { readonly gap: LearnerGap; readonly number: number }[], gap: LearnerGap): number {
  return numbered.find((one) => one.gap === gap)?.number ?? 0
}
