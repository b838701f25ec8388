/**
 * The formats in which other systems keep a text, and what becomes of each here: html is read into our question text,
 * markdown is our question text as it stands, plain is words. "moodle" text is words with a little HTML in it at times.
 */
import { type Note, lost, refused } from './build-item'
import { readHtml } from './read-html'
import { plainWords, richTextSource, textSource } from './rich-text-source'

export type TextFormat = 'html' | 'markdown' | 'plain' | 'moodle'
export type ReadText = { readonly text: string; readonly notes: readonly Note[] }

const LOOKS_LIKE_HTML = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:[a-z]+|#\d+);/i

/** Question text of any format. */
export function readText(source: string, format: TextFormat): ReadText {
  if (format === 'markdown') return { text: source.trim(), notes: [] }
  if (format === 'plain' || (format === 'moodle' && !LOOKS_LIKE_HTML.test(source))) return { text: textSource(spaced(source, format)), notes: [] }
  const { tree, lost: names, tooLong } = readHtml(source)
  return { text: richTextSource(tree), notes: notesOf(names, tooLong) }
}

/** The same where only words may stand: accepted answers, what is shown in a choice box. */
export function readWords(source: string, format: TextFormat): ReadText {
  if (format === 'plain' || format === 'markdown' || !LOOKS_LIKE_HTML.test(source)) return { text: source.replace(/\s+/g, ' ').trim(), notes: [] }
  const { tree, lost: names, tooLong } = readHtml(source)
  const marked = tree.some((block) => block.type !== 'paragraph' || block.children.some(({ type }) => type !== 'text'))
  return { text: plainWords(tree), notes: notesOf(marked ? [...names, 'markup'] : names, tooLong) }
}

function notesOf(names: readonly string[], tooLong: boolean): Note[] {
  return [...(names.length > 0 ? [lost('lostMarkup', { names: names.slice(0, 6).join(', ') })] : []), ...(tooLong ? [refused('textTooLong', { limit: 40_000 })] : [])]
}

function spaced(source: string, format: TextFormat): string {
  const lines = source.replace(/\r\n?/g, '\n').trim()
  return format === 'moodle' ? lines.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ')).join('\n\n') : lines
}
