/** What each kind has of its own in Moodle XML. */
import type { EssayDefinition } from '../question/kinds/essay'
import type { GapFillDefinition } from '../question/kinds/gap-fill'
import type { MatchingDefinition } from '../question/kinds/matching'
import type { MultipleDefinition } from '../question/kinds/multiple'
import type { NumericDefinition } from '../question/kinds/numeric'
import type { OrderingDefinition } from '../question/kinds/ordering'
import type { ShortAnswerDefinition } from '../question/kinds/short-answer'
import type { SingleDefinition } from '../question/kinds/single'
import type { QuestionDefinition } from '../question/question-definition'
import { type Note, lost } from './build-item'
import { percentOf } from './exact-fraction'
import { amountOf } from './numeric-tolerance'
import { plainWords } from './rich-text-source'
import type { InlineText, WriteContext } from './write-context'
import { writeClozeText } from './write-cloze'
import { xmlText } from './write-html'

/** `stem`: where it is not the question's as it stands. */
type Kind = { readonly elements: readonly string[]; readonly stem?: string; readonly losses: readonly Note[] }

/** The elements of a question's own kind. */
export function writeMoodleKind(question: QuestionDefinition, text: InlineText, context: WriteContext): Kind {
  switch (question.kind) {
    case 'single':
      return single(question as SingleDefinition, text)
    case 'multiple':
      return multiple(question as MultipleDefinition, text)
    case 'true_false':
      return trueFalse(question as SingleDefinition, text)
    case 'matching':
      return matching(question as MatchingDefinition, text, context)
    case 'ordering':
      return ordering(question as OrderingDefinition, text)
    case 'short_answer':
      return words(question as ShortAnswerDefinition, text)
    case 'numeric':
      return number(question as NumericDefinition, text)
    case 'gap_fill':
      return gaps(question as GapFillDefinition, text, context)
    default:
      return essay(question as EssayDefinition, text)
  }
}

function answer(percent: string, inside: string, feedback: string, more = ''): string {
  return `<answer fraction="${percent}" format="html">${inside}<feedback format="html">${feedback}</feedback>${more}</answer>`
}
const wordsIn = (text: string) => `<text>${xmlText(text)}</text>`

function single({ options }: SingleDefinition, text: InlineText): Kind {
  return { elements: ['<single>true</single>', '<shuffleanswers>true</shuffleanswers>', ...options.map((option) => answer(option.correct ? '100' : '0', text(option.text, true), text(option.feedback)))], losses: [] }
}

function multiple({ options }: MultipleDefinition, text: InlineText): Kind {
  return { elements: ['<single>false</single>', '<shuffleanswers>true</shuffleanswers>', ...options.map((option) => answer(percentOf(option.fraction), text(option.text, true), text(option.feedback)))], losses: [] }
}

/** Moodle has its own words for true and false. */
function trueFalse({ options }: SingleDefinition, text: InlineText): Kind {
  const usual = options.map((option) => option.text).join() === 'Đúng,Sai'
  return { elements: options.map((option, i) => answer(option.correct ? '100' : '0', wordsIn(i === 0 ? 'true' : 'false'), text(option.feedback))), losses: usual ? [] : [lost('lostTrueFalseWords')] }
}

function matching({ pairs, extraRight, grading }: MatchingDefinition, text: InlineText, { tree }: WriteContext): Kind {
  const same = new Set(pairs.map(({ feedback }) => feedback)).size === 1
  const pair = (left: string, right: string) => `<subquestion format="html">${left}<answer><text>${xmlText(right)}</text></answer></subquestion>`
  return {
    elements: [
      `<generalfeedback format="html">${text(same ? (pairs[0]?.feedback ?? '') : pairs.map(({ right, feedback }) => `${right}: ${feedback}`).join('\n\n'))}</generalfeedback>`,
      '<shuffleanswers>true</shuffleanswers>',
      ...pairs.map(({ left, right }) => pair(text(left, true), plainWords(tree(right)))),
      ...extraRight.map((right) => pair('<text></text>', right)),
    ],
    losses: [...(same ? [] : [lost('lostPairFeedback')]), ...(grading === 'per_pair' ? [] : [lost('lostGrading')])],
  }
}

function ordering({ items, grading }: OrderingDefinition, text: InlineText): Kind {
  const same = new Set(items.map(({ feedback }) => feedback)).size === 1
  return {
    elements: [
      `<generalfeedback format="html">${text(same ? (items[0]?.feedback ?? '') : items.map((item) => item.feedback).join('\n\n'))}</generalfeedback>`,
      '<layouttype>VERTICAL</layouttype>',
      '<selecttype>ALL</selecttype>',
      '<selectcount>0</selectcount>',
      `<gradingtype>${grading === 'exact' ? 'ALL_OR_NOTHING' : 'RELATIVE_NEXT_EXCLUDE_LAST'}</gradingtype>`,
      '<showgrading>SHOW</showgrading>',
      '<numberingstyle>none</numberingstyle>',
      ...items.map((item) => `<answer fraction="100" format="html">${text(item.text, true)}</answer>`),
    ],
    losses: same ? [] : [lost('lostPairFeedback')],
  }
}

function words({ accept, ignore, feedbackRight, feedbackByAnswer, feedbackWrong }: ShortAnswerDefinition, text: InlineText): Kind {
  const usual = ignore.includes('spaces') && !ignore.includes('diacritics') && !ignore.includes('punctuation')
  return {
    elements: [
      `<usecase>${ignore.includes('case') ? 0 : 1}</usecase>`,
      ...accept.map((one) => (typeof one === 'string' ? answer('100', wordsIn(one), text(feedbackRight)) : answer(percentOf(one.fraction), wordsIn(one.text), percentOf(one.fraction) === '100' ? text(feedbackRight) : '<text></text>'))),
      ...feedbackByAnswer.flatMap(({ match, feedback }) => match.map((one) => answer('0', wordsIn(one), text(feedback)))),
      answer('0', wordsIn('*'), text(feedbackWrong)),
    ],
    losses: usual ? [] : [lost('lostIgnore', { ignore: ignore.join(', ') })],
  }
}

function number(question: NumericDefinition, text: InlineText): Kind {
  const { answer: right, tolerance, unit, unitAlso, feedbackRight, feedbackByAnswer, feedbackWrong } = question
  const within = (amount: number) => `<tolerance>${amount}</tolerance>`
  const units = unit === '' ? [] : [unit, ...unitAlso]
  return {
    elements: [
      answer('100', wordsIn(String(right)), text(feedbackRight), within(amountOf(question))),
      ...feedbackByAnswer.map(({ value, feedback }) => answer('0', wordsIn(String(value)), text(feedback), within(0))),
      answer('0', wordsIn('*'), text(feedbackWrong), within(0)),
      ...(units.length === 0 ? [] : [`<units>${units.map((name) => `<unit><multiplier>1</multiplier><unit_name>${xmlText(name)}</unit_name></unit>`).join('')}</units>`]),
      '<unitgradingtype>0</unitgradingtype>',
      `<showunits>${units.length === 0 ? 3 : 0}</showunits>`,
    ],
    losses: typeof tolerance === 'number' ? [] : [lost('lostTolerancePercent')],
  }
}

function gaps(question: GapFillDefinition, text: InlineText, context: WriteContext): Kind {
  const usual = question.ignore.includes('spaces') && !question.ignore.includes('diacritics') && !question.ignore.includes('punctuation')
  const wordGaps = question.gaps.some(({ kind }) => kind === 'text')
  return { elements: [], stem: writeClozeText(question, text, context), losses: usual || !wordGaps ? [] : [lost('lostIgnore', { ignore: question.ignore.join(', ') })] }
}

function essay({ criteria, guidance, minWords, maxWords, markers }: EssayDefinition, text: InlineText): Kind {
  return {
    elements: [
      '<responseformat>plain</responseformat>',
      '<responserequired>1</responserequired>',
      `<minwordlimit>${minWords === 0 ? '' : minWords}</minwordlimit>`,
      `<maxwordlimit>${maxWords === 0 ? '' : maxWords}</maxwordlimit>`,
      `<graderinfo format="html">${text(guidance)}</graderinfo>`,
    ],
    losses: criteria.length === 1 && markers === 1 ? [] : [lost('lostEssay')],
  }
}
