/**
 * Text of questions: words, or a little Markdown with pictures and terms, kept as a small tree that a component can show
 * and nothing can run. Lists and tables stand in stems, hints and guidance; every other text is words and pictures, and
 * what is shown in a choice box is plain. A table has three columns at most, a picture a description and a file of the
 * course. Source: issue "Assessment" (same safe MDX as lessons); writing-guide §10, §35, §36; design §4.
 */
import { type DataFault, type DataPath, fault } from '../content/fault'

export type RichInline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'strong' | 'emphasis'; readonly children: readonly RichInline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly RichInline[] }
  /** a word of the glossary */
  | { readonly type: 'term'; readonly id: string; readonly children: readonly RichInline[] }
  | RichImage
export type RichImage = { readonly type: 'image'; readonly file: string; readonly alt: string; readonly caption?: string; readonly asset?: RichAsset }
/** Where the course's picture is and how big: filled in by the server when a page is made. */
export type RichAsset = { readonly hash: string; readonly width: number | null; readonly height: number | null }
export type RichBlock =
  | { readonly type: 'paragraph'; readonly children: readonly RichInline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly RichText[] }
  | { readonly type: 'table'; readonly head: RichRow; readonly rows: readonly RichRow[] }
  | RichImage
type RichRow = readonly (readonly RichInline[])[]
export type RichText = readonly RichBlock[]

/** blocks: everything; words: paragraphs, no lists or tables; plain: no markup at all. */
export type TextPlace = 'blocks' | 'words' | 'plain'

export const MOST_COLUMNS = 3
const INLINE_MARKUP = /[*_`<>{}|\\]|!?\[[^\]]*\]\(|&[#\w]+;/
const BLOCK_MARKUP = /^ {0,3}(?:#{1,6} |[-+] |\d{1,9}[.)] |[-=]{2,}\s*$)/m

/** Whether a text needs the parser; one without markup is its paragraphs, parted by empty lines. Where no lists stand, “1. Tờ khai” is words. */
export function hasMarkup(text: string, place: TextPlace = 'blocks'): boolean {
  return INLINE_MARKUP.test(text) || (place === 'blocks' && BLOCK_MARKUP.test(text))
}

/** The paragraphs of a text without markup. */
export function plainParagraphs(text: string): string[] {
  return text.split(/\n\s*\n/)
}

/** What a tree may refer to: names of the course's files, codes of the glossary. */
export type TextSurroundings = { readonly files: ReadonlySet<string>; readonly terms: ReadonlySet<string> }

/** Faults of a text read without faults of form. */
export function checkRichText(tree: RichText, place: TextPlace, around: TextSurroundings, at: DataPath = []): DataFault[] {
  const blocks = allBlocks(tree)
  const inlines = inlinesIn(tree)
  return [
    ...(place === 'words' && tree.some(({ type }) => type === 'list' || type === 'table') ? [fault(at, 'textWords')] : []),
    ...blocks.flatMap((block) => (block.type === 'table' && block.head.length > MOST_COLUMNS ? [fault(at, 'tableTooWide', { count: block.head.length, max: MOST_COLUMNS })] : [])),
    ...picturesIn(tree).flatMap((image) => imageFaults(image, around, at)),
    ...inlines.flatMap((node) => (node.type === 'term' && !around.terms.has(node.id) ? [fault(at, 'termUnknown', { id: node.id })] : [])),
  ]
}

function imageFaults({ file, alt }: RichImage, { files }: TextSurroundings, at: DataPath): DataFault[] {
  const drawn = /\.(svg|png|jpg|webp)$/.test(file) && files.has(file)
  return [...(drawn ? [] : [fault(at, 'fileOfFigure', { name: file.slice(0, 80) })]), ...(alt.trim() === '' ? [fault(at, 'imageNoAlt', { name: file.slice(0, 80) })] : [])]
}

/** Whether a page that shows the tree needs the course's pictures. */
export function hasPictures(tree: RichText): boolean {
  return picturesIn(tree).length > 0
}

function picturesIn(tree: RichText): RichImage[] {
  return [...allBlocks(tree), ...inlinesIn(tree)].filter((node): node is RichImage => node.type === 'image')
}

function inlinesIn(tree: RichText): RichInline[] {
  return allBlocks(tree).flatMap(inlinesOf).flatMap(withChildren)
}

/** Blocks at any depth, those of lists too. */
function allBlocks(tree: RichText): RichBlock[] {
  return tree.flatMap((block) => [block, ...(block.type === 'list' ? block.items.flatMap(allBlocks) : [])])
}

function inlinesOf(block: RichBlock): readonly RichInline[] {
  if (block.type === 'paragraph') return block.children
  return block.type === 'table' ? [block.head, ...block.rows].flat(2) : []
}

function withChildren(node: RichInline): RichInline[] {
  return [node, ...('children' in node ? node.children.flatMap(withChildren) : [])]
}

/** The tree with its pictures' places: those of the version that the question is of. */
export function withAssets(tree: RichText, assets: Readonly<Record<string, RichAsset>>): RichText {
  return tree.map((block) => placed(block, assets))
}

function placed<Node>(node: Node, assets: Readonly<Record<string, RichAsset>>): Node {
  if (Array.isArray(node)) return node.map((one) => placed(one as unknown, assets)) as Node
  if (node === null || typeof node !== 'object') return node
  const image = node as { type?: unknown; file?: unknown }
  if (image.type === 'image' && typeof image.file === 'string') {
    const asset = Object.hasOwn(assets, image.file) ? assets[image.file] : undefined
    return asset === undefined ? node : { ...node, asset: { hash: asset.hash, width: asset.width, height: asset.height } }
  }
  return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, placed(one as unknown, assets)])) as Node
}

/** The words of a tree on one line, pictures by their description: for lists and notices. */
export function richTextWords(tree: RichText): string {
  return tree.map(blockWords).filter((words) => words !== '').join(' ')
}

function blockWords(block: RichBlock): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineWords).join('')
    case 'list':
      return block.items.map(richTextWords).join('; ')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map((cell) => cell.map(inlineWords).join('')).join(', ')).join('; ')
    case 'image':
      return block.alt
  }
}

function inlineWords(node: RichInline): string {
  if (node.type === 'image') return node.alt
  if (node.type === 'break') return ' '
  return 'text' in node ? node.text : node.children.map(inlineWords).join('')
}
