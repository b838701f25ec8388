/**
 * A lesson as a syntax tree (mdast with MDX nodes), taken as plain data, and how to walk it. The parser wraps components
 * that stand on consecutive lines in a paragraph, as the compiler's unravelling undoes: `partsOf` sees through that.
 */
import type { TextPlace } from '../content/fault'

export type LessonAttribute = {
  readonly type: string
  readonly name?: string
  /** text; null or absent for a bare name; an object for an expression */
  readonly value?: unknown
  readonly position?: LessonPosition | undefined
}

export type LessonPosition = { readonly start: TextPlace }

export type LessonNode = {
  readonly type: string
  readonly name?: string | null
  readonly value?: string
  readonly url?: string
  readonly depth?: number
  readonly attributes?: readonly LessonAttribute[]
  readonly children?: readonly LessonNode[]
  readonly position?: LessonPosition | undefined
}

const START: TextPlace = { line: 1, column: 1 }

/** Where a node begins. */
export function placeOf(node: { readonly position?: LessonPosition | undefined }): TextPlace {
  const start = node.position?.start
  return start === undefined ? START : { line: start.line, column: start.column }
}

/** Whether a node is a component or other JSX element. */
export function isElement(node: LessonNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** The value of a literal attribute; undefined when absent. A bare attribute is the empty text. */
export function attributeOf(node: LessonNode, name: string): string | undefined {
  const found = node.attributes?.find((attribute) => attribute.name === name)
  if (found === undefined) return undefined
  return typeof found.value === 'string' ? found.value : ''
}

/** Every node of a tree, parents first, with its parent and depth (the root has depth 0). Not recursive: depth is the writer's. */
export function walk(root: LessonNode): { node: LessonNode; parents: readonly LessonNode[] }[] {
  const found: { node: LessonNode; parents: readonly LessonNode[] }[] = []
  const waiting: { node: LessonNode; parents: readonly LessonNode[] }[] = [{ node: root, parents: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next)
    const parents = [...next.parents, next.node]
    for (const child of [...(next.node.children ?? [])].reverse()) waiting.push({ node: child, parents })
  }
  return found
}

/** Every element of that component name, in order of the text. */
export function elementsOf(root: LessonNode, name: string): LessonNode[] {
  return walk(root).map(({ node }) => node).filter((node) => isElement(node) && node.name === name)
}

/** Text of a node and all below it; nothing of components named in `without`. */
export function textOf(node: LessonNode, without: readonly string[] = []): string {
  if (isElement(node) && without.includes(node.name ?? '')) return ''
  if (node.type === 'break') return ' '
  return node.value ?? (node.children ?? []).map((child) => textOf(child, without)).join('')
}

function isBlank(node: LessonNode): boolean {
  return node.type === 'text' && (node.value ?? '').trim() === ''
}

/** Whether a paragraph holds elements and white space only: then it is not there for the reader. */
function isWrapper(node: LessonNode): boolean {
  const children = node.children ?? []
  return node.type === 'paragraph' && children.some(isElement) && children.every((child) => isElement(child) || isBlank(child))
}

/** The children as the writer meant them: wrapping paragraphs opened, white space between elements left out. */
export function partsOf(node: LessonNode): LessonNode[] {
  return (node.children ?? []).flatMap((child) => (isWrapper(child) ? (child.children ?? []) : [child])).filter((child) => !isBlank(child))
}

/** The nearest component above, seen through paragraphs. */
export function componentAbove(parents: readonly LessonNode[]): LessonNode | undefined {
  return [...parents].reverse().find(isElement)
}
