/** Words on a page of a paper: broken between words at a width, or within a word that is wider; widths are measured once a word. */
import { beginText, endText, moveText, type PDFFont, PDFHexString, type PDFName, type PDFPage, rgb, setFillingColor, setFontAndSize, showText } from 'pdf-lib'

export type PaperFace = 'regular' | 'bold' | 'italic'
export type PaperFaces = Readonly<Record<PaperFace, PDFFont>>
export type Align = 'left' | 'center' | 'right'

export const INK = rgb(0.078, 0.125, 0.118)
/** Stacked marks (Ộ, Ẩ, Ữ) need this much of a line. */
export const LINE_HEIGHT = 1.28
/** What a page cannot show: line ends and other controls. */
const CONTROLS = /[\p{Cc}\p{Cf}]+/gu

export type Measure = (word: string, face: PaperFace, size: number) => number

/** Widths are asked for again and again (names, units): each word of a face is measured once, at size 1000. */
export function measureOf(faces: PaperFaces): Measure {
  const known = new Map<string, number>()
  return (word, face, size) => {
    const key = `${face} ${word}`
    let width = known.get(key)
    if (width === undefined) known.set(key, (width = faces[face].widthOfTextAtSize(word, 1000)))
    return (width * size) / 1000
  }
}

/** The lines of a text that fit a width. */
export function linesOf(text: string, face: PaperFace, size: number, width: number, measure: Measure): string[] {
  const space = measure(' ', face, size)
  const lines: string[] = []
  let line = ''
  let at = 0
  const push = (piece: string, wide: number) => {
    if (line !== '' && at + space + wide > width) {
      lines.push(line)
      line = ''
    }
    at = line === '' ? wide : at + space + wide
    line = line === '' ? piece : `${line} ${piece}`
  }
  for (const word of text.normalize('NFC').replace(CONTROLS, ' ').split(' ').filter((one) => one !== '')) {
    const wide = measure(word, face, size)
    if (wide <= width) push(word, wide)
    else for (const piece of piecesOf(word, face, size, width, measure)) push(piece, measure(piece, face, size))
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

function piecesOf(word: string, face: PaperFace, size: number, width: number, measure: Measure): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && measure(piece, face, size) + measure(letter, face, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

export type Box = { readonly x: number; readonly width: number; readonly align: Align }

/** Glyphs of a word in a font of a document, and the name of a font on a page: both are asked for at every cell. */
const glyphs = new WeakMap<PDFFont, Map<string, string>>()
const fontNames = new WeakMap<PDFPage, Map<PDFFont, PDFName>>()

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

function mapOf<Owner extends object, Key, Value>(owners: WeakMap<Owner, Map<Key, Value>>, owner: Owner): Map<Key, Value> {
  const map = owners.get(owner) ?? new Map<Key, Value>()
  owners.set(owner, map)
  return map
}

const glyphsOf = (font: PDFFont, word: string) => known(mapOf(glyphs, font), word, () => font.encodeText(word).asString())

/** Draws lines downwards from `top`; the first baseline leaves room for stacked marks. Each word is shaped once in a document. */
export function drawLines(page: PDFPage, faces: PaperFaces, measure: Measure, lines: readonly string[], { x, width, align }: Box, top: number, face: PaperFace, size: number): void {
  const font = faces[face]
  lines.forEach((line, index) => {
    if (line === '') return
    const words = line.split(' ')
    const wide = words.reduce((sum, word, at) => sum + (at === 0 ? 0 : measure(' ', face, size)) + measure(word, face, size), 0)
    const left = align === 'left' ? x : align === 'right' ? x + width - wide : x + (width - wide) / 2
    const name = known(mapOf(fontNames, page), font, () => page.node.newFontDictionary(font.name, font.ref))
    const shown = PDFHexString.of(words.map((word) => glyphsOf(font, word)).join(glyphsOf(font, ' ')))
    page.pushOperators(beginText(), setFillingColor(INK), setFontAndSize(name, size), moveText(left, top - size * (LINE_HEIGHT * index + 1)), showText(shown), endText())
  })
}
