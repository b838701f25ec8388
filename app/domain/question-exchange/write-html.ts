/** The small tree of a question's text as HTML that is XML too, for Moodle and QTI. A glossary term is its words. */
import type { RichBlock, RichImage, RichInline, RichText } from '../question/rich-text'

/** How a picture of the course is named in the file that is written. */
export type PictureAddress = (file: string) => string

/** Text for an element or an attribute. Characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  const fit = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return fit.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}

/** Paragraphs, lists, tables and pictures. */
export function writeHtml(tree: RichText, address: PictureAddress): string {
  return tree.map((block) => blockHtml(block, address)).join('')
}

/** A tree of one paragraph as what stands in it; others as they are. For answers. */
export function writeInlineHtml(tree: RichText, address: PictureAddress): string {
  const [only] = tree
  return tree.length === 1 && only?.type === 'paragraph' ? inlinesHtml(only.children, address) : writeHtml(tree, address)
}

function blockHtml(block: RichBlock, address: PictureAddress): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children, address)}</p>`
    case 'image':
      return block.caption ? `<figure>${imageHtml(block, address)}<figcaption>${xmlText(block.caption)}</figcaption></figure>` : `<p>${imageHtml(block, address)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${writeInlineHtml(item, address)}</li>`).join('')}</${tag}>`
    }
    case 'table': {
      const row = (cells: readonly (readonly RichInline[])[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${inlinesHtml(cell, address)}</${tag}>`).join('')}</tr>`
      return `<table><thead>${row(block.head, 'th')}</thead>${block.rows.length > 0 ? `<tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody>` : ''}</table>`
    }
  }
}

function inlinesHtml(nodes: readonly RichInline[], address: PictureAddress): string {
  return nodes.map((node) => inlineHtml(node, address)).join('')
}

function inlineHtml(node: RichInline, address: PictureAddress): string {
  switch (node.type) {
    case 'text':
      return xmlText(node.text)
    case 'code':
      return `<code>${xmlText(node.text)}</code>`
    case 'break':
      return '<br/>'
    case 'strong':
      return `<strong>${inlinesHtml(node.children, address)}</strong>`
    case 'emphasis':
      return `<em>${inlinesHtml(node.children, address)}</em>`
    case 'link':
      return `<a href="${xmlText(node.url)}">${inlinesHtml(node.children, address)}</a>`
    case 'term':
      return inlinesHtml(node.children, address)
    case 'image':
      return imageHtml(node, address)
  }
}

function imageHtml({ file, alt }: RichImage, address: PictureAddress): string {
  return `<img src="${xmlText(address(file))}" alt="${xmlText(alt)}"/>`
}
