/**
 * The list of a ZIP file and one entry of it as a stream: the inflating runs on Node's own threads, entry by entry, and
 * counts what comes out, whatever the file says of itself (zip bombs). Source: PKWARE APPNOTE 6.3 §4.3.
 */
import { createInflateRaw } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly offset: number; readonly encrypted: boolean }
export class TooBig extends Error {}

const END = 0x06054b50
const LISTED = 0x02014b50
/** What one entry may unpack to. A sheet of 100.000 rows is some 60 MB. */
const MAX_UNPACKED = 400_000_000
const MAX_ENTRIES = 5000

/** Null: not a ZIP file, or one cut short. */
export function zipDirectory(bytes: Buffer): ZipEntry[] | null {
  let end = -1
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 65_600; at--) {
    if (bytes.readUInt32LE(at) === END) {
      end = at
      break
    }
  }
  if (end < 0) return null
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count > MAX_ENTRIES) return null
  const entries: ZipEntry[] = []
  for (let at = start, seen = 0; seen < count; seen++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== LISTED) return null
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/\\/g, '/').replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42), encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The text of one entry, piece by piece. Throws TooBig past the limit, and an error for damaged data. */
export async function* entryText(bytes: Buffer, entry: ZipEntry, limit = MAX_UNPACKED): AsyncGenerator<string> {
  if (entry.offset + 30 > bytes.length) throw new Error('the ZIP file is cut short')
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  const decoder = new TextDecoder('utf-8')
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += 65_536) yield decoder.decode(packed.subarray(at, at + 65_536), { stream: true })
    return
  }
  if (entry.method !== 8) throw new Error(`packed by method ${entry.method}`)
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(packed)
  let unpacked = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    unpacked += chunk.length
    if (unpacked > limit) throw new TooBig(entry.name)
    yield decoder.decode(chunk, { stream: true })
  }
}

export async function wholeText(bytes: Buffer, entry: ZipEntry | undefined, limit: number): Promise<string> {
  let text = ''
  if (entry) for await (const piece of entryText(bytes, entry, limit)) text += piece
  return text
}
