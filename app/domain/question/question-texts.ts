/**
 * Which texts of a question are read as question text, where they stand, and what may stand in them. By the names of
 * their fields, so that a new kind of question has its texts read and checked without a change here.
 */
import { type DataFault, type DataPath, fault } from '../content/fault'
import { snakeKey } from '../content/camel-keys'
import { stemPieces } from './gap-stem'
import type { QuestionDefinition } from './question-definition'
import { type RichText, type TextPlace, type TextSurroundings, checkRichText, hasMarkup } from './rich-text'

const BLOCKS = ['stem', 'hint', 'guidance']
const WORDS = ['text', 'feedback', 'feedbackRight', 'feedbackWrong', 'name', 'brought', 'note', 'left', 'label', 'detail', 'wrong']
/** Shown in a choice box, or beside what was chosen there; `right` only where it belongs to a left. */
const PLAIN = ['extraRight', 'options']
/** Frozen facts of the catalogue of procedures, not the author's text. */
const NOT_TEXT = ['card', 'legal', 'procedures', 'verdicts']

export type QuestionText = { readonly text: string; readonly place: TextPlace; readonly at: DataPath }

/** Every question text in a definition, a learner's question or a review; paths as the file has them. */
export function questionTexts(value: unknown, at: DataPath = []): QuestionText[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => (NOT_TEXT.includes(key) ? [] : fieldTexts(key, item, [...at, Array.isArray(value) ? Number(key) : snakeKey(key)], value)))
}

function fieldTexts(key: string, item: unknown, at: DataPath, owner: object): QuestionText[] {
  const place = placeOf(key, owner)
  if (place === undefined || typeof item === 'boolean') return questionTexts(item, at)
  if (typeof item === 'string') return textsIn(key, item, place, at, owner)
  return Array.isArray(item) ? item.flatMap((one: unknown, i) => (typeof one === 'string' ? [{ text: one, place, at: [...at, i] }] : questionTexts(one, [...at, i]))) : questionTexts(item, at)
}

function placeOf(key: string, owner: object): TextPlace | undefined {
  if (key === 'right') return 'left' in owner ? 'plain' : 'words'
  if (BLOCKS.includes(key)) return 'blocks'
  if (WORDS.includes(key)) return 'words'
  return PLAIN.includes(key) ? 'plain' : undefined
}

/** A stem with gaps is shown piece by piece, among the gaps. */
function textsIn(key: string, text: string, place: TextPlace, at: DataPath, owner: object): QuestionText[] {
  if (key !== 'stem' || !('kind' in owner) || owner.kind !== 'gap_fill') return [{ text, place, at }]
  return stemPieces(text).flatMap((piece) => ('text' in piece ? [{ text: piece.text, place: 'words' as const, at }] : []))
}

/** What the parser makes of a text: a tree, or what is wrong with it. */
export type ReadRichText = { readonly tree: RichText | null; readonly faults: readonly DataFault[] }

/** What texts are held against: files and terms, and the parser. */
export type TextContext = TextSurroundings & { readonly read: (text: string) => ReadRichText }

/** Faults of all texts of a question; paths are the item's. */
export function checkQuestionTexts(question: QuestionDefinition, context: TextContext): DataFault[] {
  return questionTexts(question).filter(({ text, place }) => hasMarkup(text, place)).flatMap(({ text, place, at }) => {
    if (place === 'plain') return [fault(at, 'textPlain')]
    const { tree, faults } = context.read(text)
    return [...faults.map((one) => ({ ...one, at })), ...(tree === null ? [] : checkRichText(tree, place, context, at))]
  })
}
