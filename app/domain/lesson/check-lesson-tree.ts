/**
 * Whether a lesson's tree is text and nothing but text: no import, export, expression, spread or raw HTML; only known
 * Markdown, links that go where links may go, and components of the grammar. A trainer's lesson must not be a program.
 * Runs in the content check and again as the first plugin of the compiler. Source: design.md §4; writing-guide §10.
 */
import { type TextFault, fault } from '../content/fault'
import { checkComponent } from './check-component'
import { linkAllowed } from './check-link'
import { MAX_DEPTH } from './check-source'
import { type LessonNode, isElement, placeOf, textOf, walk } from './lesson-tree'

const MARKDOWN = [
  'root', 'paragraph', 'heading', 'text', 'strong', 'emphasis', 'inlineCode', 'break', 'thematicBreak', 'blockquote', 'list', 'listItem', 'link',
]
const REFUSED: Readonly<Record<string, 'importOrExport' | 'expression' | 'rawHtml'>> = {
  mdxjsEsm: 'importOrExport',
  mdxFlowExpression: 'expression',
  mdxTextExpression: 'expression',
  html: 'rawHtml',
}

/** Every fault of form in a lesson's tree, with line and column. Empty: safe to compile. */
export function checkLessonTree(root: LessonNode): TextFault[] {
  const nodes = walk(root)
  const deep = nodes.find(({ parents }) => parents.length > MAX_DEPTH)
  if (deep) return [fault(placeOf(deep.node), 'lessonTooDeep', { limit: MAX_DEPTH })]
  return nodes.flatMap(({ node, parents }) => (isElement(node) ? checkComponent(node, parents) : checkMarkdown(node)))
}

function checkMarkdown(node: LessonNode): TextFault[] {
  const at = placeOf(node)
  const refused = REFUSED[node.type]
  if (refused !== undefined) return [fault(at, refused)]
  if (!MARKDOWN.includes(node.type)) return [fault(at, 'nodeNotAllowed', { node: node.type })]
  if (node.type === 'heading') return headingFaults(node)
  if (node.type === 'link') return linkFaults(node)
  return node.type === 'paragraph' && /^\|.*\n\|?[\s:|-]*-{2,}[\s:|-]*$/m.test(textOf(node)) ? [fault(at, 'tableNotAllowed')] : []
}

function headingFaults(node: LessonNode): TextFault[] {
  const depth = node.depth ?? 1
  return depth >= 2 && depth <= 4 ? [] : [fault(placeOf(node), 'headingLevel', { level: depth })]
}

function linkFaults(node: LessonNode): TextFault[] {
  const url = node.url ?? ''
  if (!linkAllowed(url)) return [fault(placeOf(node), 'linkRefused', { url: url.slice(0, 60) })]
  return textOf(node).trim() === '' ? [fault(placeOf(node), 'linkEmpty')] : []
}
