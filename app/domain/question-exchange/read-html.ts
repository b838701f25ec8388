/**
 * From HTML to the small tree of our question text (domain/question/rich-text). What the tree cannot say (colours, frames,
 * formulas, films) is left behind and named; the words of it stay. Scripts go with what is in them.
 */
import { linkAllowed } from '../lesson/check-link'
import type { RichBlock, RichImage, RichInline, RichText } from '../question/rich-text'
import { type HtmlElement, type HtmlNode, MAX_HTML, parseHtml } from './html-nodes'

/** `lost`: names of elements whose meaning is gone. */
export type ReadHtml = { readonly tree: RichText; readonly lost: readonly string[]; readonly tooLong: boolean }

const BLOCKS = new Set(['p', 'div', 'section', 'article', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'ul', 'ol', 'table', 'center', 'address', 'dl', 'dt', 'dd', 'hr'])
const STRONG = new Set(['strong', 'b'])
const EMPHASIS = new Set(['em', 'i', 'cite', 'var'])
const CODE = new Set(['code', 'tt', 'samp', 'kbd'])
/** Elements that only look: leaving them out loses nothing that is said. */
const PLAIN = new Set(['span', 'font', 'p', 'div', 'section', 'article', 'center', 'address', 'small', 'big', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'li', 'figure', 'figcaption', 'label', 'abbr', 'bdi', 'mark', 'u', 'nobr', 'wbr', 'colgroup', 'col', 'hr', 'br'])

/** Reads a piece of HTML. */
export function readHtml(html: string): ReadHtml {
  const lost = new Set<string>()
  const tree = blocksOf(parseHtml(html), lost)
  return { tree, lost: [...lost], tooLong: html.length > MAX_HTML }
}

const isText = (node: HtmlNode): node is { readonly text: string } => 'text' in node

function blocksOf(nodes: readonly HtmlNode[], lost: Set<string>): RichBlock[] {
  const blocks: RichBlock[] = []
  let run: HtmlNode[] = []
  const flush = () => {
    blocks.push(...paragraphOf(run, lost))
    run = []
  }
  for (const node of nodes) {
    if (isText(node) || !holdsBlock(node)) run.push(node)
    else {
      flush()
      blocks.push(...blockOf(node, lost))
    }
  }
  flush()
  return blocks
}

function holdsBlock(node: HtmlNode): boolean {
  return !isText(node) && (BLOCKS.has(node.name) || node.children.some(holdsBlock))
}

function blockOf(node: HtmlElement, lost: Set<string>): RichBlock[] {
  switch (node.name) {
    case 'ul':
    case 'ol':
      return [{ type: 'list', ordered: node.name === 'ol', items: node.children.filter((child): child is HtmlElement => !isText(child) && child.name === 'li').map((item) => blocksOf(item.children, lost)) }]
    case 'table':
      return tableOf(node, lost)
    case 'figure':
      return figureOf(node, lost)
    case 'hr':
      return []
    default:
      if (!PLAIN.has(node.name)) lost.add(node.name)
      return blocksOf(node.children, lost)
  }
}

function elementsUnder(node: HtmlElement, name: (name: string) => boolean): HtmlElement[] {
  return node.children.flatMap((child) => (isText(child) ? [] : name(child.name) ? [child] : child.name === 'table' ? [] : elementsUnder(child, name)))
}

function tableOf(node: HtmlElement, lost: Set<string>): RichBlock[] {
  const rows = elementsUnder(node, (name) => name === 'tr').map((row) => {
    const cells = row.children.filter((child): child is HtmlElement => !isText(child) && (child.name === 'td' || child.name === 'th'))
    if (cells.some(({ attributes }) => Number(attributes['colspan'] ?? 1) > 1 || Number(attributes['rowspan'] ?? 1) > 1)) lost.add('colspan')
    return cells.map((cell) => inlinesOf([cell], lost))
  })
  const width = Math.max(0, ...rows.map((row) => row.length))
  const [head = [], ...body] = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => [])])
  return width === 0 ? [] : [{ type: 'table', head, rows: body }]
}

function figureOf(node: HtmlElement, lost: Set<string>): RichBlock[] {
  const [image] = elementsUnder(node, (name) => name === 'img')
  const [caption] = elementsUnder(node, (name) => name === 'figcaption')
  if (image === undefined) return blocksOf(node.children, lost)
  const words = caption === undefined ? '' : inlinesOf(caption.children, lost).map(wordsOf).join('')
  return [words === '' ? imageOf(image) : { ...imageOf(image), caption: words }]
}

function imageOf({ attributes }: HtmlElement): RichImage {
  return { type: 'image', file: attributes['src'] ?? '', alt: (attributes['alt'] ?? '').replace(/\s+/g, ' ').trim() }
}

function paragraphOf(nodes: readonly HtmlNode[], lost: Set<string>): RichBlock[] {
  const children = inlinesOf(nodes, lost)
  if (children.length > 0 && children.every((child) => child.type === 'image' || (child.type === 'text' && child.text.trim() === ''))) return children.filter((child): child is RichImage => child.type === 'image')
  return children.length === 0 ? [] : [{ type: 'paragraph', children }]
}

/** Inline nodes with their spaces as a browser shows them: runs as one, none at the edges. */
export function inlinesOf(nodes: readonly HtmlNode[], lost: Set<string>): RichInline[] {
  return trimmed(joined(nodes.flatMap((node) => inlineOf(node, lost))))
}

function inlineOf(node: HtmlNode, lost: Set<string>): RichInline[] {
  if (isText(node)) return [{ type: 'text', text: node.text.replace(/[ \t\r\n\f]+/g, ' ') }]
  const { name, children, attributes } = node
  const inside = () => joined(children.flatMap((child) => inlineOf(child, lost)))
  if (name === 'br') return [{ type: 'break' }]
  if (name === 'img') return [imageOf(node)]
  const styled = styleOf(name, inside)
  if (styled !== null) return [styled]
  if (name === 'a') return linked(attributes['href'] ?? '', inside())
  if (!PLAIN.has(name)) lost.add(name)
  return inside()
}

/** A link that may not be followed is its words. */
function linked(url: string, children: RichInline[]): RichInline[] {
  return linkAllowed(url) ? [{ type: 'link', url, children }] : children
}

function styleOf(name: string, inside: () => RichInline[]): RichInline | null {
  if (CODE.has(name)) return { type: 'code', text: inside().map(wordsOf).join('') }
  if (STRONG.has(name)) return { type: 'strong', children: inside() }
  return EMPHASIS.has(name) ? { type: 'emphasis', children: inside() } : null
}

function joined(nodes: readonly RichInline[]): RichInline[] {
  const out: RichInline[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = { type: 'text', text: (last.text + node.text).replace(/ {2,}/g, ' ') }
    else if ((node.type === 'strong' || node.type === 'emphasis' || node.type === 'link') && node.children.map(wordsOf).join('').trim() === '' && !node.children.some(({ type }) => type === 'image')) out.push(...node.children)
    else out.push(node)
  }
  return out
}

function trimmed(nodes: readonly RichInline[]): RichInline[] {
  const out = nodes.map((node, i) => (node.type !== 'text' ? node : { ...node, text: edge(node.text, i === 0 || nodes[i - 1]?.type === 'break', i === nodes.length - 1 || nodes[i + 1]?.type === 'break') }))
  const kept = out.filter((node) => node.type !== 'text' || node.text !== '')
  while (kept.at(-1)?.type === 'break') kept.pop()
  while (kept[0]?.type === 'break') kept.shift()
  return kept
}

function edge(text: string, start: boolean, end: boolean): string {
  const left = start ? text.replace(/^ +/, '') : text
  return end ? left.replace(/ +$/, '') : left
}

function wordsOf(node: RichInline): string {
  if (node.type === 'image') return node.alt
  if (node.type === 'break') return ' '
  return 'text' in node ? node.text : node.children.map(wordsOf).join('')
}
