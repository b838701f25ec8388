/**
 * The words of a lesson as its reader meets them, each piece with its place: runs of text of one block, and the
 * attributes that are shown or read aloud. What is not prose (ids, days, file names, legal rows) is left out.
 */
import type { TextFault, TextPlace } from '../content/fault'
import { wordingWarnings } from '../content/wording'
import { countSyllables } from './lesson-length'
import { type LessonNode, attributeOf, isElement, placeOf, textOf, walk } from './lesson-tree'

export type Prose = { readonly text: string; readonly at: TextPlace }

const SHOWN = ['title', 'label', 'note', 'front', 'question', 'yes', 'no', 'caption', 'alt', 'why', 'transcript', 'who']
const NOT_PROSE = ['LegalBasis']

/** Every piece in the order of the text. */
export function lessonProse(root: LessonNode): Prose[] {
  return walk(root).flatMap(({ node, parents }): Prose[] => {
    if (isElement(node)) return NOT_PROSE.includes(node.name ?? '') ? [] : SHOWN.flatMap((name) => attributeProse(node, name))
    return node.type === 'text' && !parents.some(isLegal) ? [{ text: node.value ?? '', at: placeOf(node) }] : []
  })
}

function isLegal(node: LessonNode): boolean {
  return isElement(node) && NOT_PROSE.includes(node.name ?? '')
}

function attributeProse(node: LessonNode, name: string): Prose[] {
  const text = attributeOf(node, name)
  const attribute = node.attributes?.find((one) => one.name === name)
  return text === undefined || text === '' ? [] : [{ text, at: attribute === undefined ? placeOf(node) : placeOf({ position: attribute.position ?? node.position }) }]
}

/** Remarks on the writing of a lesson. */
export function lessonWording(root: LessonNode): TextFault[] {
  return lessonProse(root).flatMap(({ text, at }) =>
    wordingWarnings(text).map((one) => ({ ...one, at: { line: at.line + one.at.line - 1, column: one.at.line === 1 ? at.column + one.at.column - 1 : one.at.column } })),
  )
}

/** How many syllables the sentences of a lesson have on average; 0 where there are none. Headings and labels are no sentences. */
export function sentenceLength(root: LessonNode): number {
  const blocks = walk(root).filter(({ node }) => node.type === 'paragraph').map(({ node }) => textOf(node))
  const sentences = blocks.flatMap((text) => text.split(/(?<=[.!?…])["”)]*\s+/u)).map(countSyllables).filter((count) => count > 2)
  return sentences.length === 0 ? 0 : sentences.reduce((sum, count) => sum + count, 0) / sentences.length
}
