/**
 * From the parser's syntax tree to the small tree of a question's text. What is not in the small tree is refused: raw
 * HTML, expressions, imports, other components and Markdown; links go where a lesson's links may go. A text of a question
 * is data, never a program. Source: design.md §4; writing-guide §10.
 */
import { type DataFault, type TextFault, fault } from '../content/fault'
import { checkComponent } from '../lesson/check-component'
import { linkAllowed } from '../lesson/check-link'
import { type LessonNode, attributeOf, isElement, textOf, walk } from '../lesson/lesson-tree'
import type { RichBlock, RichImage, RichInline, RichText } from './rich-text'

type Node = LessonNode & { readonly alt?: string | null; readonly ordered?: boolean | null; readonly children?: readonly Node[] }

const MAX_DEPTH = 12
const COMPONENTS = ['Figure', 'Term']
const MARKDOWN = ['root', 'paragraph', 'text', 'strong', 'emphasis', 'inlineCode', 'break', 'link', 'image', 'list', 'listItem', 'table', 'tableRow', 'tableCell']
const REFUSED: Readonly<Record<string, 'importOrExport' | 'expression' | 'rawHtml'>> = { mdxjsEsm: 'importOrExport', mdxFlowExpression: 'expression', mdxTextExpression: 'expression', html: 'rawHtml' }

/** Faults of form of a parsed text; paths are empty. None: richTextOf may read it. */
export function richTextFaults(root: LessonNode): DataFault[] {
  const nodes = walk(root)
  if (nodes.some(({ parents }) => parents.length > MAX_DEPTH)) return [fault([], 'lessonTooDeep', { limit: MAX_DEPTH })]
  return nodes.flatMap(({ node, parents }) => (isElement(node) ? componentFaults(node, parents) : markdownFaults(node)))
}

function componentFaults(node: LessonNode, parents: readonly LessonNode[]): DataFault[] {
  const name = node.name ?? ''
  if (/^[A-Z]/.test(name) && !COMPONENTS.includes(name)) return [fault([], 'textComponent', { name: name.slice(0, 40) })]
  return checkComponent(node, parents).map(pathless)
}

function pathless({ key, severity, values }: TextFault): DataFault {
  return { key, severity, values, at: [] }
}

function markdownFaults(node: LessonNode): DataFault[] {
  const refused = REFUSED[node.type]
  if (refused !== undefined) return [fault([], refused)]
  if (!MARKDOWN.includes(node.type)) return [fault([], 'textNode', { node: node.type })]
  if (node.type !== 'link') return []
  if (!linkAllowed(node.url ?? '')) return [fault([], 'linkRefused', { url: (node.url ?? '').slice(0, 60) })]
  return textOf(node).trim() === '' ? [fault([], 'linkEmpty')] : []
}

/** The small tree of a text without faults of form. */
export function richTextOf(root: LessonNode): RichText {
  return (root.children ?? []).flatMap((child) => blocksOf(child))
}

function blocksOf(node: Node): RichBlock[] {
  const children = node.children ?? []
  if (node.type === 'list') return [{ type: 'list', ordered: node.ordered === true, items: children.map((item) => (item.children ?? []).flatMap(blocksOf)) }]
  if (node.type === 'table') {
    const [head = [], ...rows] = children.map((row) => (row.children ?? []).map((cell) => inlinesOf(cell)))
    return [{ type: 'table', head, rows }]
  }
  const pictures = node.type === 'paragraph' ? picturesAlone(children) : isFigure(node) ? [figureOf(node)] : []
  if (pictures.length > 0) return pictures
  return [{ type: 'paragraph', children: node.type === 'paragraph' ? inlinesOf(node) : inlineOf(node) }]
}

/** The pictures of a paragraph that holds nothing else. */
function picturesAlone(children: readonly Node[]): RichImage[] {
  const shown = children.filter((child) => !(child.type === 'text' && (child.value ?? '').trim() === ''))
  return shown.every((child) => child.type === 'image' || isFigure(child)) ? shown.map((child) => (isFigure(child) ? figureOf(child) : imageOf(child))) : []
}

function inlinesOf(node: Node): RichInline[] {
  return (node.children ?? []).flatMap(inlineOf)
}

function inlineOf(node: Node): RichInline[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: textOf(node) }]
    case 'inlineCode':
      return [{ type: 'code', text: textOf(node) }]
    case 'break':
      return [{ type: 'break' }]
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: inlinesOf(node) }]
    case 'link':
      return [{ type: 'link', url: node.url ?? '', children: inlinesOf(node) }]
    default:
      return elementOf(node)
  }
}

function elementOf(node: Node): RichInline[] {
  if (node.type === 'image') return [imageOf(node)]
  if (isFigure(node)) return [figureOf(node)]
  if (node.name === 'Term') return [{ type: 'term', id: attributeOf(node, 'id') ?? '', children: inlinesOf(node) }]
  return inlinesOf(node)
}

function isFigure(node: Node): boolean {
  return isElement(node) && node.name === 'Figure'
}

function imageOf(node: Node): RichImage {
  return { type: 'image', file: node.url ?? '', alt: node.alt ?? '' }
}

function figureOf(node: Node): RichImage {
  return { type: 'image', file: attributeOf(node, 'src') ?? '', alt: attributeOf(node, 'alt') ?? '', caption: attributeOf(node, 'caption') ?? '' }
}
