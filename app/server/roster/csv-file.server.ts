/**
 * A CSV file as programs here write it: UTF-8 with or without a mark, UTF-16, Windows-1258 (Vietnamese Excel, marks as signs
 * of their own) or bytes of an old font read as Windows-1252; comma, semicolon, tab or bar. Read as a stream of rows.
 */
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { detectEncoding } from '~/domain/roster/detect-encoding'
import { decodeLegacy } from '~/domain/roster/legacy-text'
import { syllableShare } from '~/domain/roster/vietnamese-syllable'
import type { NumberedRow } from './sheet-rows.server'
import { TooBig } from './zip-directory.server'

export type CsvForm = { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252'; readonly delimiter: ',' | ';' | '\t' | '|' }

const SAMPLE = 200_000
const MAX_RECORD = 200_000
const PIECE = 65_536

/** Null: not text. */
export function csvFormOf(bytes: Buffer): CsvForm | null {
  const encoding = encodingOf(bytes)
  if (encoding === null) return null
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
  if (/[\u0000-\u0008\u000e-\u001a\ufffe]/.test(sample)) return null
  const lines = sample.split(/\r\n?|\n/).slice(0, 50).map((line) => line.replace(/"[^"]*"/g, ''))
  const score = (delimiter: string) => lines.map((line) => line.split(delimiter).length - 1).filter((count) => count >= 2).length
  const best = ([';', ',', '\t', '|'] as const).map((delimiter) => ({ delimiter, count: score(delimiter) })).reduce((a, b) => (b.count > a.count ? b : a))
  return best.count === 0 ? null : { encoding, delimiter: best.delimiter }
}

function encodingOf(bytes: Buffer): CsvForm['encoding'] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 1].map((odd) => sample.subarray(0, 2000).filter((byte, at) => byte === 0 && at % 2 === odd).length)
  if (Math.max(...zeros) > 200) return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  if (sample.includes(0)) return null
  const texts = (encoding: string) => new TextDecoder(encoding).decode(sample).normalize('NFC').split(/[\r\n;,\t|]+/).slice(0, 3000)
  const share = (found: { words: number; right: number }) => (found.words === 0 ? 0 : found.right / found.words)
  const western = texts('windows-1252')
  const font = detectEncoding(western)
  return share(syllableShare(texts('windows-1258'))) >= share(syllableShare(font === 'unicode' ? western : western.map((text) => decodeLegacy(text, font)))) ? 'windows-1258' : 'windows-1252'
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function* pieces(bytes: Buffer, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  yield decoder.decode()
}

export async function* csvRows(bytes: Buffer, { encoding, delimiter }: CsvForm): AsyncGenerator<NumberedRow[]> {
  const parser = Readable.from(pieces(bytes, encoding)).pipe(parse({ delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_RECORD, info: true }))
  let batch: NumberedRow[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      batch.push({ number: info.lines, cells: record.slice(0, 200).map((cell) => cell.slice(0, 2000)) })
      if (batch.length < 500) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE') throw new TooBig('record')
    throw error
  }
  if (batch.length > 0) yield batch
}
