/** Answers that are typed, and texts with gaps, as QTI's inline interactions. */
import { fractionNumber, parseFraction } from '../question/fraction'
import { stemPieces } from '../question/gap-stem'
import type { GapFillDefinition } from '../question/kinds/gap-fill'
import type { NumericDefinition } from '../question/kinds/numeric'
import type { ShortAnswerDefinition } from '../question/kinds/short-answer'
import type { QuestionDefinition } from '../question/question-definition'
import { lost } from './build-item'
import { gapSign, replaceSigns } from './cloze'
import { pointNumber } from './gap-number'
import { amountOf } from './numeric-tolerance'
import { type QtiBody, type QtiWriter, declaration } from './qti-declaration'
import { xmlText } from './write-html'

/** Null: not one of these kinds. */
export function writeQtiEntry(question: QuestionDefinition, writer: QtiWriter): QtiBody | null {
  if (question.kind === 'short_answer') return words(question as ShortAnswerDefinition, writer)
  if (question.kind === 'numeric') return number(question as NumericDefinition, writer)
  return question.kind === 'gap_fill' ? gaps(question as GapFillDefinition, writer) : null
}

const entry = ({ tag }: QtiWriter) => `<p>${tag('textEntryInteraction', { responseIdentifier: 'RESPONSE' })}</p>`
const score = ({ tag }: QtiWriter, value: string) => tag('setOutcomeValue', { identifier: 'SCORE' }, value)
const said = ({ tag }: QtiWriter, key: string) => tag('setOutcomeValue', { identifier: 'FEEDBACK' }, tag('multiple', {}, tag('baseValue', { baseType: 'identifier' }, key)))

function words(question: ShortAnswerDefinition, writer: QtiWriter): QtiBody {
  const { tag, text, feedback } = writer
  const accepted = question.accept.map((one) => (typeof one === 'string' ? ([one, 1] as const) : ([one.text, fractionNumber(parseFraction(one.fraction) ?? { numerator: 0, denominator: 1 })] as const)))
  const full = accepted.filter(([, value]) => value === 1).map(([key]) => key)
  const right = tag('equal', { toleranceMode: 'exact' }, tag('mapResponse', { identifier: 'RESPONSE' }) + tag('baseValue', { baseType: 'float' }, '1'))
  return {
    declarations: [declaration(tag, 'single', 'string', full.slice(0, 1), accepted)],
    body: text(question.stem) + entry(writer),
    rules: score(writer, tag('mapResponse', { identifier: 'RESPONSE' })) + tag('responseCondition', {}, tag('responseIf', {}, right + said(writer, 'correct')) + tag('responseElse', {}, said(writer, 'incorrect'))),
    feedback: [feedback('correct', question.feedbackRight), feedback('incorrect', question.feedbackWrong)],
    losses: [...(question.feedbackByAnswer.length > 0 ? [lost('lostByAnswer')] : []), ...(accepted.some(([key]) => /(?<!\\)\*/.test(key)) ? [lost('lostWildcard')] : []), ...(question.ignore.some((one) => one === 'diacritics' || one === 'punctuation') || !question.ignore.includes('case') ? [lost('lostIgnore', { ignore: question.ignore.join(', ') })] : [])],
  }
}

function number(question: NumericDefinition, writer: QtiWriter): QtiBody {
  const { tag, text, feedback } = writer
  const amount = amountOf(question)
  const near = tag('equal', { toleranceMode: 'absolute', tolerance: `${amount} ${amount}` }, tag('variable', { identifier: 'RESPONSE' }) + tag('correct', { identifier: 'RESPONSE' }))
  const mark = (value: number) => score(writer, tag('baseValue', { baseType: 'float' }, String(value)))
  return {
    declarations: [declaration(tag, 'single', 'float', [String(question.answer)])],
    body: text(question.stem) + entry(writer),
    rules: tag('responseCondition', {}, tag('responseIf', {}, near + mark(1) + said(writer, 'correct')) + tag('responseElse', {}, mark(0) + said(writer, 'incorrect'))),
    feedback: [feedback('correct', question.feedbackRight), feedback('incorrect', question.feedbackWrong)],
    losses: [...(question.unit === '' ? [] : [lost('lostUnit', { unit: question.unit })]), ...(question.feedbackByAnswer.length > 0 ? [lost('lostByAnswer')] : []), ...(typeof question.tolerance === 'number' ? [] : [lost('lostTolerancePercent')])],
  }
}

type Gap = GapFillDefinition['gaps'][number]

function gaps({ stem, gaps: all, ignore }: GapFillDefinition, writer: QtiWriter): QtiBody {
  const { tag, text, feedback } = writer
  const order: Gap[] = []
  const signed = stemPieces(stem).map((piece) => {
    const gap = 'gap' in piece ? all.find(({ id }) => id === piece.gap) : undefined
    if ('text' in piece || gap === undefined) return 'text' in piece ? piece.text : ''
    order.push(gap)
    return gapSign(order.length - 1)
  }).join('')
  const name = (index: number) => `GAP${index + 1}`
  const optionKey = (gap: Gap, option: string) => `o${gap.options.indexOf(option) + 1}`
  const field = (gap: Gap, index: number) => (gap.kind === 'choice' ? tag('inlineChoiceInteraction', { responseIdentifier: name(index), shuffle: true }, gap.options.map((option) => tag('inlineChoice', { identifier: optionKey(gap, option) }, xmlText(option))).join('')) : tag('textEntryInteraction', { responseIdentifier: name(index) }))
  const share = 1 / order.length
  return {
    declarations: order.map((gap, index) => {
      const keys = gap.accept.map((one) => (gap.kind === 'choice' ? optionKey(gap, one) : gap.kind === 'number' ? (pointNumber(one) ?? one) : one))
      return declaration(tag, 'single', gap.kind === 'choice' ? 'identifier' : gap.kind === 'number' ? 'float' : 'string', keys.slice(0, 1), keys.map((key) => [key, share] as const), name(index))
    }),
    body: replaceSigns(text(signed), (index) => (order[index] === undefined ? '' : field(order[index], index))),
    rules: score(writer, tag('sum', {}, order.map((_, index) => tag('mapResponse', { identifier: name(index) })).join(''))) + said(writer, 'all'),
    feedback: [feedback('all', order.map((gap) => gap.feedback).join('\n\n'))],
    losses: [lost('lostGapFeedback'), ...(ignore.some((one) => one === 'diacritics' || one === 'punctuation') ? [lost('lostIgnore', { ignore: ignore.join(', ') })] : [])],
  }
}
