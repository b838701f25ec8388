/**
 * How long a lesson is, in space-separated syllables: everything the reader sees without asking. Not counted: the legal
 * bases, and `why` and `alt`, which are shown after an answer or read aloud instead of the picture.
 * Source: writing-guide §5 (band 1.600–2.200); the outer limits are the product's.
 */
import { type LessonNode, attributeOf, isElement, textOf, walk } from './lesson-tree'

export const LENGTH_LIMITS = { min: 1100, max: 2300 } as const
export const LENGTH_BAND = { min: 1600, max: 2200 } as const

const SHOWN = ['title', 'label', 'note', 'front', 'question', 'yes', 'no', 'caption', 'who']

/** The number of syllables of a lesson's visible text. */
export function lessonLength(root: LessonNode): number {
  const shown = walk(root)
    .filter(({ node }) => isElement(node) && node.name !== 'LegalBasis')
    .flatMap(({ node }) => SHOWN.map((name) => attributeOf(node, name) ?? ''))
  return countSyllables(blocksText(root)) + countSyllables(shown.join(' '))
}

/** Text of all blocks, a space between any two. */
function blocksText(root: LessonNode): string {
  return walk(root)
    .filter(({ node }) => node.value !== undefined && (node.type === 'text' || node.type === 'inlineCode'))
    .map(({ node }) => textOf(node))
    .join(' ')
}

/** Space-separated groups that hold a letter or a digit. */
export function countSyllables(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
