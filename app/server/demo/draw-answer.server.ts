/**
 * An answer of the demo to a question of any kind, right or wrong. Wrong ones are those that content expects people to give:
 * the other options, the numbers and days that have an explanation of their own.
 */
import type { CaseDefinition } from '~/domain/question/kinds/case'
import { partPlace } from '~/domain/question/kinds/case'
import type { DossierCheckDefinition } from '~/domain/question/kinds/dossier-check'
import type { DueDateDefinition } from '~/domain/question/kinds/due-date'
import type { GapFillDefinition } from '~/domain/question/kinds/gap-fill'
import { type MatchingDefinition, matchingKind } from '~/domain/question/kinds/matching'
import type { MultipleDefinition } from '~/domain/question/kinds/multiple'
import type { NumericDefinition } from '~/domain/question/kinds/numeric'
import { type OrderingDefinition, orderingKind } from '~/domain/question/kinds/ordering'
import type { ShortAnswerDefinition } from '~/domain/question/kinds/short-answer'
import type { SingleDefinition } from '~/domain/question/kinds/single'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import type { Dice } from './make-dice.server'

type Draw<Definition> = (question: Definition, right: boolean, d: Dice) => unknown

const choice: Draw<Pick<SingleDefinition, 'options'>> = ({ options }, right, d) => ({ choice: d.one(options.filter((option) => option.correct === right)).id })

const multiple: Draw<MultipleDefinition> = ({ options }, right, d) => {
  const rights = options.filter(({ fraction }) => !String(fraction).startsWith('-')).map(({ id }) => id)
  const missed = d.one(rights)
  return { choices: right ? rights : [...rights.filter((id) => id !== missed), d.one(options.filter(({ id }) => !rights.includes(id))).id] }
}

const matching: Draw<MatchingDefinition> = (question, right) => {
  const asked = matchingKind.forLearner(question, [])
  const rights = asked.kind === 'matching' ? asked.rights : []
  const idOf = (text: string) => rights.find((one) => one.text === text)?.id ?? ''
  const [first, second] = question.pairs
  return { pairs: Object.fromEntries(question.pairs.map((pair, i) => [`p${i + 1}`, idOf(right || i > 1 ? pair.right : ((i === 0 ? second : first)?.right ?? ''))])) }
}

const ordering: Draw<OrderingDefinition> = (question, right) => {
  const asked = orderingKind.forLearner(question, [])
  const items = asked.kind === 'ordering' ? asked.items : []
  const order = question.items.map(({ text }) => items.find((one) => one.text === text)?.id ?? '')
  return { order: right ? order : [...order.slice(1), ...order.slice(0, 1)] }
}

const short: Draw<ShortAnswerDefinition> = ({ accept: [first], feedbackByAnswer: [wrong] }, right) => ({ text: right ? (typeof first === 'string' ? first : (first?.text ?? '')) : (wrong?.match[0] ?? 'chưa rõ') })
const numeric: Draw<NumericDefinition> = ({ answer, feedbackByAnswer }, right, d) => ({ written: String(right || feedbackByAnswer.length === 0 ? answer : d.one(feedbackByAnswer).value).replace('.', ',') })
const gaps: Draw<GapFillDefinition> = ({ gaps: all }, right) => ({ gaps: Object.fromEntries(all.map(({ accept, options }, i) => [`g${i + 1}`, (right ? accept[0] : options.find((option) => !accept.includes(option))) ?? '0'])) })
const dueDate: Draw<DueDateDefinition> = ({ answer, feedbackByAnswer }, right, d) => ({ date: right ? answer : d.one(feedbackByAnswer).value })
const dossier: Draw<DossierCheckDefinition> = ({ papers, decision }, right, d) => ({ papers: Object.fromEntries(papers.map(({ id, verdict }) => [id, right || verdict === 'not_to_ask' ? verdict : 'complete'])), decision: d.one(decision.options.filter((option) => option.correct === right)).id })
const parts: Draw<CaseDefinition> = ({ parts: all }, right, d) => ({ parts: Object.fromEntries(all.map((part, i) => [partPlace(i), drawAnswer(part, right || i > 0, d)])) })

const DRAWS: Readonly<Record<string, Draw<never>>> = { single: choice, true_false: choice, multiple, matching, ordering, short_answer: short, numeric, gap_fill: gaps, due_date: dueDate, dossier_check: dossier, case: parts }

/** What is stored of the answer; nothing for a kind that a person marks. */
export function drawAnswer(question: QuestionDefinition, right: boolean, d: Dice): unknown {
  const draw = DRAWS[question.kind] as Draw<QuestionDefinition> | undefined
  return draw === undefined ? {} : draw(question, right, d)
}
