/**
 * The small tree of a question's text as its source: Markdown that the parser of lessons reads back to the same tree.
 * A text that needs no markup has none: its paragraphs, parted by an empty line.
 */
import { type RichBlock, type RichInline, type RichText, hasMarkup, richTextWords } from '../question/rich-text'

/** The source of a tree. */
export function richTextSource(tree: RichText): string {
  const plain = plainSource(tree)
  return plain ?? tree.map(blockSource).filter((block) => block !== '').join('\n\n')
}

/** Words as a source, with what would be markup marked as not. */
export function textSource(text: string): string {
  const lines = text.trim()
  return hasMarkup(lines) ? lines.split(/\n\s*\n/).map((paragraph) => lineStart(escaped(paragraph))).join('\n\n') : lines
}

/** The words of a tree alone, for places where no markup may stand: a choice box, an accepted answer. */
export function plainWords(tree: RichText): string {
  return richTextWords(tree).replace(/\s+/g, ' ').trim()
}

function plainSource(tree: RichText): string | null {
  const paragraphs = tree.map((block) => (block.type === 'paragraph' && block.children.every(({ type }) => type === 'text') ? block.children.map((child) => ('text' in child ? child.text : '')).join('') : null))
  const text = paragraphs.join('\n\n')
  return paragraphs.includes(null) || hasMarkup(text) || paragraphs.some((one) => one?.trim() === '') ? null : text
}

function blockSource(block: RichBlock): string {
  switch (block.type) {
    case 'paragraph':
      return lineStart(block.children.map(inlineSource).join('')).trim()
    case 'image':
      return imageSource(block)
    case 'list':
      return block.items.map((item, i) => itemSource(item, block.ordered ? `${i + 1}. ` : '- ')).join('\n')
    case 'table':
      return [block.head, block.head.map(() => null), ...block.rows].map((row) => `| ${row.map((cell) => (cell === null ? '---' : cell.map(inlineSource).join('').replaceAll('\\\n', ' '))).join(' | ')} |`).join('\n')
  }
}

function itemSource(item: RichText, mark: string): string {
  const indent = ' '.repeat(mark.length)
  const lines = item.map(blockSource).join('\n\n').split('\n')
  return lines.map((line, i) => (i === 0 ? `${mark}${line}` : line === '' ? '' : `${indent}${line}`)).join('\n')
}

function inlineSource(node: RichInline): string {
  switch (node.type) {
    case 'text':
      return escaped(node.text)
    case 'code':
      return codeSource(node.text)
    case 'break':
      return '\\\n'
    case 'strong':
      return around('**', node.children)
    case 'emphasis':
      return around('*', node.children)
    case 'link':
      return `[${node.children.map(inlineSource).join('')}](<${node.url.replace(/[<>\s]/g, encodeURIComponent)}>)`
    case 'term':
      return `<Term id="${node.id}">${node.children.map(inlineSource).join('')}</Term>`
    case 'image':
      return imageSource(node)
  }
}

/** Marks stand at words: spaces at the edges go outside. */
function around(mark: string, children: readonly RichInline[]): string {
  const inside = children.map(inlineSource).join('')
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inside) ?? []
  return words === '' ? inside : `${before}${mark}${words}${mark}${after}`
}

function imageSource({ file, alt, caption }: { readonly file: string; readonly alt: string; readonly caption?: string }): string {
  const attribute = (text: string) => text.replaceAll('"', '”')
  if (caption !== undefined && caption !== '') return `<Figure src="${attribute(file)}" alt="${attribute(alt)}" caption="${attribute(caption)}" />`
  return `![${escaped(alt)}](${/[\s()<>]/.test(file) ? `<${file.replace(/[<>]/g, '')}>` : file})`
}

function codeSource(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return text === '' ? '' : `${fence}${text.includes('`') ? ` ${text} ` : text}${fence}`
}

/** Every sign that could be markup, with a backslash before it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|&]/g, '\\$&')
}

/** A line that would begin a list, a heading or a rule. */
function lineStart(text: string): string {
  return text.replace(/^( {0,3})(#{1,6}(?= |$)|[-+](?= |$)|[-=]+(?=\s*$)|\d{1,9}(?=[.)](?: |$)))/gm, (_, indent: string, mark: string) => (/\d/.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`))
}
