/**
 * GIFT: reads every question on its own, so that one that cannot be read is named by its line and the others come in.
 * A missing word is shown as a line in the stem, as Moodle does. Our own reader: the packaged grammar stops at the first
 * fault, gives no places and refuses a plain colon. Source: docs.moodle.org "GIFT format"; docs/decisions/012.
 */
import { type Found, fault, warning } from '../content/fault'
import { type Built, EMPTY_HEAD, type Head, type Note, brief, itemOf, matchingItem, multipleItem, refused, singleItem, trueFalseItem } from './build-item'
import { essayItem, numericItem, shortAnswerItem } from './build-written-item'
import type { ExchangePlace, ImportedItem, ReadBank } from './exchange-item'
import { type GiftAnswer, type GiftBody, readGiftAnswers } from './gift-answers'
import { type GiftChunk, giftChunks, hideEscapes, showEscapes } from './gift-text'
import { type ReadText, type TextFormat, readText, readWords } from './text-format'

const FORMATS: readonly TextFormat[] = ['html', 'markdown', 'plain', 'moodle']
const BLANK = '_____'

/** The questions of a file. */
export function readGift(source: string): ReadBank {
  const chunks = giftChunks(source)
  const category = chunks.find((chunk) => chunk.category !== '')
  const items = chunks.map(itemOfChunk)
  return {
    items: items.flatMap((one) => one ?? []),
    faults: [
      ...(category === undefined ? [] : [warning<ExchangePlace>({ line: 1, column: 1 }, 'lostCategory', { name: brief(category.category) })]),
      ...(chunks.length === 0 ? [fault<ExchangePlace>({ line: 1, column: 1 }, 'importEmpty')] : []),
      ...chunks.flatMap((chunk, i) => (items[i] === null ? [warning<ExchangePlace>({ line: chunk.line, column: 1 }, 'lostDescription', { text: brief(chunk.text) })] : [])),
    ],
    pictures: [],
  }
}

/** Null: a text that asks nothing. */
function itemOfChunk(chunk: GiftChunk): ImportedItem | null {
  const hidden = hideEscapes(chunk.text)
  const { name, rest } = withoutTitle(hidden)
  const open = rest.indexOf('{')
  const close = rest.indexOf('}')
  if (open < 0 && close < 0) return null
  const place = (index: number): ExchangePlace => ({ line: chunk.lines[hidden.slice(0, hidden.length - rest.length + Math.max(0, index)).split('\n').length - 1] ?? chunk.line, column: 1 })
  if (open < 0 || close < open) return placed({ item: { type: '' }, notes: [refused('importBrace')] }, chunk, name, place(open < 0 ? close : open))
  const { format, text: before } = formatOf(rest.slice(0, open), 'moodle')
  const after = rest.slice(close + 1).trim()
  const stem = readIn(after === '' ? before : `${before.trim()} ${BLANK} ${after}`, format)
  const { body, general } = readGiftAnswers(rest.slice(open + 1, close))
  const note = readIn(general, format)
  const head: Head = { ...EMPTY_HEAD, code: chunk.id, tags: chunk.tags, stem: stem.text, general: note.text }
  const built = answersOf(body, head, format)
  return placed({ item: built.item, notes: [...stem.notes, ...note.notes, ...built.notes, ...(/[{}]/.test(after) ? [refused('importBrace')] : [])] }, chunk, name, { line: chunk.line, column: 1 })
}

/** ::title::text */
function withoutTitle(hidden: string): { name: string; rest: string } {
  const [whole = '', title = ''] = /^\s*::([\s\S]*?)::/.exec(hidden) ?? []
  return { name: showEscapes(title).trim(), rest: hidden.slice(whole.length) }
}

function placed({ item, notes }: Built, chunk: GiftChunk, name: string, at: ExchangePlace): ImportedItem {
  return { item, at: { line: chunk.line, column: 1 }, name, notes: notes.map((one): Found<ExchangePlace> => ({ ...one, at })) }
}

/** [html]text */
function formatOf(text: string, otherwise: TextFormat): { format: TextFormat; text: string } {
  const [whole = '', name = ''] = /^\s*\[([a-z]+)\]/.exec(text) ?? []
  const format = FORMATS.find((one) => one === name)
  return format === undefined ? { format: otherwise, text } : { format, text: text.slice(whole.length) }
}

function readIn(text: string, otherwise: TextFormat, read: (source: string, format: TextFormat) => ReadText = readText): ReadText {
  const { format, text: own } = formatOf(text, otherwise)
  return read(showEscapes(own), format)
}

type Told = { readonly text: string; readonly part: number; readonly feedback: string }

function told(answers: readonly GiftAnswer[], format: TextFormat, words: boolean): { answers: Told[]; notes: Note[] } {
  const read = answers.map((answer) => ({ text: readIn(answer.text, words ? 'plain' : format, words ? readWords : readText), feedback: readIn(answer.feedback, format), part: answer.part }))
  return { answers: read.map(({ text, feedback, part }) => ({ text: text.text, feedback: feedback.text, part })), notes: read.flatMap(({ text, feedback }) => [...text.notes, ...feedback.notes]) }
}

function answersOf(body: GiftBody, head: Head, format: TextFormat): Built {
  switch (body.kind) {
    case 'essay':
      return essayItem(head, { min: 0, max: 0 }, '')
    case 'number': {
      const answers = body.answers.map((answer) => ({ ...answer, feedback: readIn(answer.feedback, format).text }))
      return numericItem(head, answers, '')
    }
    case 'choice': {
      const { answers, notes } = told(body.answers, format, false)
      const built = body.several ? multipleItem(head, answers) : singleItem(head, answers)
      return { ...built, notes: [...notes, ...built.notes] }
    }
    case 'words': {
      const { answers, notes } = told(body.answers, format, true)
      const built = shortAnswerItem(head, answers, ['case', 'spaces'])
      return { ...built, notes: [...notes, ...built.notes] }
    }
    case 'matching':
      return matchingItem(head, body.pairs.map(({ left, right }) => ({ left: readIn(left, format).text, right: readIn(right, 'plain', readWords).text })))
    case 'true_false': {
      const [whenTrue, whenFalse] = [readIn(body.whenTrue, format), readIn(body.whenFalse, format)]
      const built = trueFalseItem(head, body.isTrue, whenTrue.text, whenFalse.text)
      return { ...built, notes: [...whenTrue.notes, ...whenFalse.notes, ...built.notes] }
    }
    case 'unreadable':
      return itemOf(head, '', {}, [refused('importGiftAnswer', { what: body.what, text: brief(showEscapes(body.text)) })])
  }
}
