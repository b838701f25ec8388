/**
 * Reads a TrueType file for embedding as a subset. The subsetter writes glyph positions halved when they fit 16 bits, so a
 * glyph of odd length shifts all that follow, and letters vanish from the paper while its text layer stays right. Every
 * glyph is therefore padded to four bytes, as the format recommends, before the file is used.
 * Source: OpenType specification, tables "loca" and "glyf".
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** In: a module path of a .ttf file with 32-bit glyph positions (indexToLocFormat 1). */
export async function readFont(modulePath: string): Promise<Buffer> {
  return padGlyphs(await readFile(require.resolve(modulePath)))
}

type Table = { readonly tag: string; readonly data: Buffer }

export function padGlyphs(font: Buffer): Buffer {
  const tables = tablesOf(font)
  const dataOf = (tag: string) => tables.find((table) => table.tag === tag)?.data
  const [head, loca, glyf] = [dataOf('head'), dataOf('loca'), dataOf('glyf')]
  if (!head || !loca || !glyf || head.readInt16BE(50) !== 1) throw new Error('not a TrueType font with 32-bit glyph positions')
  const glyphs: Buffer[] = []
  const positions = Buffer.alloc(loca.length)
  let at = 0
  for (let index = 0; index + 4 < loca.length; index += 4) {
    const glyph = glyf.subarray(loca.readUInt32BE(index), loca.readUInt32BE(index + 4))
    const padded = Buffer.concat([glyph, Buffer.alloc(-glyph.length & 3)])
    positions.writeUInt32BE(at, index)
    glyphs.push(padded)
    at += padded.length
  }
  positions.writeUInt32BE(at, loca.length - 4)
  const changed: Record<string, Buffer> = { glyf: Buffer.concat(glyphs), loca: positions }
  return fontOf(font.subarray(0, 12), tables.map(({ tag, data }) => ({ tag, data: changed[tag] ?? data })))
}

function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + index * 16
    const start = font.readUInt32BE(entry + 8)
    return { tag: font.toString('latin1', entry, entry + 4), data: font.subarray(start, start + font.readUInt32BE(entry + 12)) }
  })
}

function fontOf(header: Buffer, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(tables.length * 16)
  const parts = [header, directory]
  let at = header.length + directory.length
  tables.forEach(({ tag, data }, index) => {
    directory.write(tag, index * 16, 'latin1')
    directory.writeUInt32BE(at, index * 16 + 8)
    directory.writeUInt32BE(data.length, index * 16 + 12)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}
