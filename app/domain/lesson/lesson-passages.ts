/**
 * What the search finds of a lesson: the text before its first heading, and of each section, without what would give a
 * question away (options and their reasons stand in the lesson, but out of their question they mislead) and without the
 * register of legal bases. Sections have the ids that the page gives them. Source: issue "Courses" (catalogue and search).
 */
import { lessonSections } from './lesson-sections'
import { type LessonNode, attributeOf, isElement, textOf } from './lesson-tree'

export type LessonPassage = { /** '' before the first heading */ readonly section: string; readonly heading: string; readonly text: string }

const SHOWN = ['title', 'label', 'front', 'question', 'yes', 'no', 'caption']
const LEFT_OUT = ['Check', 'LegalBasis', 'Objectives', 'Video', 'ProcedureCard']
const INLINE = ['text', 'strong', 'emphasis', 'inlineCode', 'link', 'mdxJsxTextElement']

/** In: the lesson's tree. Out: its passages in order; none without words. */
export function lessonPassages(root: LessonNode): LessonPassage[] {
  const sections = lessonSections(root)
  const parts: { section: string; heading: string; texts: string[] }[] = [{ section: '', heading: '', texts: [] }]
  for (const node of root.children ?? []) {
    const next = node.type === 'heading' && node.depth === 2 ? sections[parts.length - 1] : undefined
    if (next) parts.push({ section: next.id, heading: next.text, texts: [] })
    else parts[parts.length - 1]?.texts.push(blockText(node))
  }
  return parts.map(({ section, heading, texts }) => ({ section, heading, text: joined(texts) })).filter(({ heading, text }) => heading !== '' || text !== '')
}

/** Text of a block and of all below it. */
function blockText(node: LessonNode): string {
  if (isElement(node) && LEFT_OUT.includes(node.name ?? '')) return ''
  const shown = isElement(node) ? SHOWN.flatMap((name) => attributeOf(node, name) ?? []) : []
  const children = node.children ?? []
  if (children.length === 0) return joined([...shown, node.value ?? ''])
  const inline = children.every(({ type }) => INLINE.includes(type) || type === 'break')
  return joined([...shown, ...(inline ? [textOf(node)] : children.map(blockText))])
}

/** Blocks in a row, a dot between two of which the first ends without a sign of its own. */
function joined(texts: readonly string[]): string {
  const parts = texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  return parts.map((text, i) => (i === parts.length - 1 ? text : /[\p{L}\p{N})%]$/u.test(text) ? `${text} · ` : `${text} `)).join('')
}
