/**
 * Questions as GIFT. It has no pictures, orders, gaps, days or dossiers; what of a question it cannot say is told. Code,
 * objective, level and legal bases travel as Moodle's [id:…] and [tag:…]. Source: docs.moodle.org "GIFT format".
 */
import { fractionNumber, parseFraction } from '../question/fraction'
import type { EssayDefinition } from '../question/kinds/essay'
import type { MatchingDefinition } from '../question/kinds/matching'
import type { MultipleDefinition } from '../question/kinds/multiple'
import type { NumericDefinition } from '../question/kinds/numeric'
import type { ShortAnswerDefinition } from '../question/kinds/short-answer'
import type { SingleDefinition } from '../question/kinds/single'
import type { TrueFalseDefinition } from '../question/kinds/true-false'
import type { QuestionDefinition } from '../question/question-definition'
import { questionTexts } from '../question/question-texts'
import { type RichText, hasMarkup } from '../question/rich-text'
import { type Note, lost } from './build-item'
import { percentOf } from './exact-fraction'
import { escapeGift, giftMarks } from './gift-text'
import { tagsOf } from './item-tags'
import { amountOf } from './numeric-tolerance'
import { plainWords } from './rich-text-source'
import type { WriteContext, Written } from './write-context'
import { writeHtml, writeInlineHtml } from './write-html'

type Body = { readonly answers: string; readonly losses: readonly Note[] }
type Tree = WriteContext['tree']

/** One question as GIFT. */
export function writeGift(question: QuestionDefinition, { tree }: WriteContext): Written {
  // What follows the stem takes its format: one text with markup, and all are HTML.
  const marked = questionTexts(question).some(({ text, place }) => place !== 'plain' && hasMarkup(text))
  const write: Write = (text, html = writeInlineHtml) => escapeGift(marked ? html(withoutPictures(tree(text)), (file) => file) : text.trim())
  const body = bodyOf(question, write, tree)
  if (body === null) return { text: null, losses: [lost('lostKind', { kind: question.kind })] }
  const text = `${giftMarks(question.id, tagsOf(question))}\n::${escapeGift(question.id)}::${marked ? '[html]' : ''}${write(question.stem, writeHtml)}${body.answers}\n`
  return {
    text,
    losses: [
      ...body.losses,
      ...(question.hint === '' ? [] : [lost('lostHint')]),
      ...(question.points === 1 ? [] : [lost('lostPointsOut', { points: question.points })]),
      ...(holdsPicture(question, tree) ? [lost('lostPicture')] : []),
    ],
  }
}

function withoutPictures(tree: RichText): RichText {
  return JSON.parse(JSON.stringify(tree), (_, node: unknown) => (isPicture(node) ? { type: 'text', text: node.alt } : node)).map((block: { type: string }) => (block.type === 'text' ? { type: 'paragraph', children: [block] } : block)) as RichText
}

function isPicture(node: unknown): node is { alt: string } {
  return node !== null && typeof node === 'object' && 'type' in node && node.type === 'image' && 'alt' in node
}

function holdsPicture(question: QuestionDefinition, tree: Tree): boolean {
  const texts = JSON.stringify(question).match(/!\[|<Figure/g)
  return texts !== null && JSON.stringify(tree(question.stem)).includes('"type":"image"')
}

type Write = (text: string, html?: typeof writeHtml) => string

const remark = (text: string, write: Write) => `#${write(text)}`

function bodyOf(question: QuestionDefinition, write: Write, tree: Tree): Body | null {
  switch (question.kind) {
    case 'single': {
      const { options } = question as SingleDefinition
      return { answers: block(options.map(({ text, correct, feedback }) => `${correct ? '=' : '~'}${write(text)}${remark(feedback, write)}`)), losses: [] }
    }
    case 'multiple': {
      const { options } = question as MultipleDefinition
      return { answers: block(options.map(({ text, fraction, feedback }) => `~%${percentOf(fraction)}%${write(text)}${remark(feedback, write)}`)), losses: [] }
    }
    case 'true_false':
      return trueFalseGift(question as TrueFalseDefinition, write)
    case 'matching':
      return matchingGift(question as MatchingDefinition, write, tree)
    case 'short_answer':
      return wordsGift(question as ShortAnswerDefinition, write)
    case 'numeric':
      return numberGift(question as NumericDefinition, write)
    case 'essay':
      return { answers: `{####${write((question as EssayDefinition).guidance)}}`, losses: [lost('lostEssay')] }
    default:
      return null
  }
}

function block(lines: readonly string[]): string {
  return `{\n${lines.map((line) => `\t${line}\n`).join('')}}`
}

/** The remark to a wrong answer comes first. */
function trueFalseGift({ options }: TrueFalseDefinition, write: Write): Body {
  const said = (right: boolean) => options.find(({ correct }) => correct === right)?.feedback ?? ''
  return { answers: `{${options[0]?.correct ? 'TRUE' : 'FALSE'}${remark(said(false), write)}${remark(said(true), write)}}`, losses: [] }
}

function matchingGift({ pairs, extraRight, grading }: MatchingDefinition, write: Write, tree: Tree): Body {
  const remarks = new Set(pairs.map(({ feedback }) => feedback))
  const [only = ''] = remarks
  const lines = [...pairs.map(({ left, right }) => `=${write(left)} -> ${escapeGift(plainWords(tree(right)))}`), ...extraRight.map((right) => `= -> ${escapeGift(right)}`)]
  return { answers: block([...lines, ...(remarks.size === 1 ? [`####${write(only)}`] : [])]), losses: [...(remarks.size === 1 ? [] : [lost('lostPairFeedback')]), ...(grading === 'per_pair' ? [] : [lost('lostGrading')])] }
}

function wordsGift({ accept, ignore, feedbackRight, feedbackByAnswer, feedbackWrong }: ShortAnswerDefinition, write: Write): Body {
  const accepted = accept.map((one) => (typeof one === 'string' ? { text: one, percent: 100 } : { text: one.text, percent: fractionNumber(parseFraction(one.fraction) ?? { numerator: 0, denominator: 1 }) * 100 }))
  const lines = [
    ...accepted.map(({ text, percent }) => `=%${Number(percent.toFixed(5))}%${escapeGift(text)}${percent === 100 ? remark(feedbackRight, write) : ''}`),
    ...feedbackByAnswer.flatMap(({ match, feedback }) => match.map((text) => `=%0%${escapeGift(text)}${remark(feedback, write)}`)),
    `=%0%*${remark(feedbackWrong, write)}`,
  ]
  const usual = ignore.length === 2 && ignore.includes('case') && ignore.includes('spaces')
  return { answers: block(lines), losses: usual ? [] : [lost('lostIgnore', { ignore: ignore.join(', ') })] }
}

function numberGift(question: NumericDefinition, write: Write): Body {
  const { answer: right, feedbackRight, feedbackByAnswer, feedbackWrong, unit, tolerance } = question
  const lines = [`=${right}:${amountOf(question)}${remark(feedbackRight, write)}`, ...feedbackByAnswer.map(({ value, feedback }) => `=%0%${value}:0${remark(feedback, write)}`), `~${remark(feedbackWrong, write)}`]
  return { answers: `{#\n${lines.map((line) => `\t${line}\n`).join('')}}`, losses: [...(unit === '' ? [] : [lost('lostUnit', { unit })]), ...(typeof tolerance === 'number' ? [] : [lost('lostTolerancePercent')])] }
}
