/** What each kind has of its own in a QTI item: declarations, body, rules, remarks. */
import { fractionNumber, parseFraction } from '../question/fraction'
import type { EssayDefinition } from '../question/kinds/essay'
import type { MatchingDefinition } from '../question/kinds/matching'
import type { MultipleDefinition } from '../question/kinds/multiple'
import type { OrderingDefinition } from '../question/kinds/ordering'
import type { SingleDefinition } from '../question/kinds/single'
import type { QuestionDefinition } from '../question/question-definition'
import { lost } from './build-item'
import { RESPONSE, type QtiBody, type QtiWriter, declaration } from './qti-declaration'
import type { WriteTag } from './qti-dialect'
import { writeQtiEntry } from './write-qti-entries'

/** Null: QTI as we write it has no such question. */
export function writeQtiKind(question: QuestionDefinition, writer: QtiWriter): QtiBody | null {
  switch (question.kind) {
    case 'single':
    case 'true_false':
      return single(question as SingleDefinition, writer, question.kind === 'single')
    case 'multiple':
      return multiple(question as MultipleDefinition, writer)
    case 'matching':
      return matching(question as MatchingDefinition, writer)
    case 'ordering':
      return ordering(question as OrderingDefinition, writer)
    case 'essay':
      return essay(question as EssayDefinition, writer)
    default:
      return writeQtiEntry(question, writer)
  }
}

/** SCORE is 1 when the response is the right one. */
export function byMatch(tag: WriteTag): string {
  const score = (value: number) => tag('setOutcomeValue', { identifier: 'SCORE' }, tag('baseValue', { baseType: 'float' }, String(value)))
  const same = tag('match', {}, tag('variable', { identifier: RESPONSE }) + tag('correct', { identifier: RESPONSE }))
  return tag('responseCondition', {}, tag('responseIf', {}, same + score(1) + outcome(tag, 'correct')) + tag('responseElse', {}, score(0) + outcome(tag, 'incorrect')))
}

function outcome(tag: WriteTag, key: string): string {
  return tag('setOutcomeValue', { identifier: 'FEEDBACK' }, tag('multiple', {}, tag('baseValue', { baseType: 'identifier' }, key)))
}

const byMap = (tag: WriteTag) => tag('setOutcomeValue', { identifier: 'SCORE' }, tag('mapResponse', { identifier: RESPONSE }))
const eachRemark = (tag: WriteTag, several: boolean) => tag('setOutcomeValue', { identifier: 'FEEDBACK' }, several ? tag('variable', { identifier: RESPONSE }) : tag('multiple', {}, tag('variable', { identifier: RESPONSE })))

type Option = { readonly id: string; readonly text: string; readonly feedback: string }

function choiceBody(stem: string, options: readonly Option[], { tag, text }: QtiWriter, attributes: Readonly<Record<string, string | number | boolean>>): string {
  return text(stem) + tag('choiceInteraction', { responseIdentifier: RESPONSE, ...attributes }, options.map((option) => tag('simpleChoice', { identifier: option.id }, text(option.text, true))).join(''))
}

function single(question: SingleDefinition, writer: QtiWriter, shuffle: boolean): QtiBody {
  const { tag, feedback } = writer
  const right = question.options.filter(({ correct }) => correct).map(({ id }) => id)
  const score = (value: number) => tag('setOutcomeValue', { identifier: 'SCORE' }, tag('baseValue', { baseType: 'float' }, String(value)))
  const same = tag('match', {}, tag('variable', { identifier: RESPONSE }) + tag('correct', { identifier: RESPONSE }))
  return {
    declarations: [declaration(tag, 'single', 'identifier', right)],
    body: choiceBody(question.stem, question.options, writer, { shuffle, maxChoices: 1 }),
    rules: tag('responseCondition', {}, tag('responseIf', {}, same + score(1)) + tag('responseElse', {}, score(0))) + eachRemark(tag, false),
    feedback: question.options.map((option) => feedback(option.id, option.feedback)),
    losses: shuffle ? [] : [lost('lostTrueFalseKind')],
  }
}

function multiple(question: MultipleDefinition, writer: QtiWriter): QtiBody {
  const { tag, feedback } = writer
  const worth = question.options.map(({ id, fraction }) => [id, fractionNumber(parseFraction(fraction) ?? { numerator: 0, denominator: 1 })] as const)
  return {
    declarations: [declaration(tag, 'multiple', 'identifier', worth.filter(([, value]) => value > 0).map(([id]) => id), worth)],
    body: choiceBody(question.stem, question.options, writer, { shuffle: true, maxChoices: 0 }),
    rules: byMap(tag) + eachRemark(tag, true),
    feedback: question.options.map((option) => feedback(option.id, option.feedback)),
    losses: [],
  }
}

function matching({ stem, pairs, extraRight, grading }: MatchingDefinition, { tag, text, feedback }: QtiWriter): QtiBody {
  const rights = [...new Set([...pairs.map(({ right }) => right), ...extraRight])]
  const keys = pairs.map(({ right }, i) => `L${i + 1} R${rights.indexOf(right) + 1}`)
  const set = (choices: readonly string[]) => tag('simpleMatchSet', {}, choices.join(''))
  const choice = (identifier: string, inside: string, most: number) => tag('simpleAssociableChoice', { identifier, matchMax: most }, inside)
  const same = new Set(pairs.map((pair) => pair.feedback)).size === 1
  return {
    declarations: [declaration(tag, 'multiple', 'directedPair', keys, grading === 'per_pair' ? keys.map((key) => [key, 1 / keys.length] as const) : [])],
    body: text(stem) + tag('matchInteraction', { responseIdentifier: RESPONSE, shuffle: true, maxAssociations: pairs.length }, set(pairs.map(({ left }, i) => choice(`L${i + 1}`, text(left, true), 1))) + set(rights.map((right, i) => choice(`R${i + 1}`, text(right, true), pairs.length)))),
    rules: (grading === 'per_pair' ? byMap(tag) : byMatch(tag)) + outcome(tag, 'all'),
    feedback: [feedback('all', same ? (pairs[0]?.feedback ?? '') : pairs.map((pair) => `${pair.right}: ${pair.feedback}`).join('\n\n'))],
    losses: same ? [] : [lost('lostPairFeedback')],
  }
}

function ordering({ stem, items, grading }: OrderingDefinition, { tag, text, feedback }: QtiWriter): QtiBody {
  const same = new Set(items.map((item) => item.feedback)).size === 1
  return {
    declarations: [declaration(tag, 'ordered', 'identifier', items.map(({ id }) => id))],
    // The file's order is the answer: players shuffle, and the order written is not the right one either.
    body: text(stem) + tag('orderInteraction', { responseIdentifier: RESPONSE, shuffle: true }, [...items].sort((a, b) => (a.text < b.text ? -1 : 1)).map((item) => tag('simpleChoice', { identifier: item.id }, text(item.text, true))).join('')),
    rules: byMatch(tag) + outcome(tag, 'all'),
    feedback: [feedback('all', same ? (items[0]?.feedback ?? '') : items.map((item) => item.feedback).join('\n\n'))],
    losses: [...(same ? [] : [lost('lostPairFeedback')]), ...(grading === 'exact' ? [] : [lost('lostGrading')])],
  }
}

function essay({ stem, guidance }: EssayDefinition, { tag, text }: QtiWriter): QtiBody {
  return {
    declarations: [tag('responseDeclaration', { identifier: RESPONSE, cardinality: 'single', baseType: 'string' })],
    body: text(stem) + tag('extendedTextInteraction', { responseIdentifier: RESPONSE }) + tag('rubricBlock', { view: 'scorer', use: 'scoring' }, text(guidance)),
    rules: '',
    feedback: [],
    losses: [lost('lostEssay')],
  }
}
