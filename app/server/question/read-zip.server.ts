/**
 * A package from strangers, opened in memory: names that stay inside it, a limited number of entries, a limited size as it
 * really comes out, whatever its headers say. It is opened bit by bit, so that a bomb is put out at its first sparks.
 */
import { Unzip, UnzipInflate, zipSync } from 'fflate'
import { fault } from '~/domain/content/fault'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ExchangeFault } from '~/domain/question-exchange/exchange-item'

export type ZipEntries = ReadonlyMap<string, Buffer>

const MAX_ENTRIES = 2_000
const MAX_BYTES = 60_000_000
/** Beyond this a package is no honest one: text shrinks 20 times at best, and small ones may a little more. */
const MAX_RATIO = 150
const RATIO_FROM = 2_000_000
const STEP = 4_096

const AT = { line: 1, column: 1 }

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Out: the entries by name (folders left out), or why the package is refused. */
export function readZip(bytes: Uint8Array): Result<ZipEntries, ExchangeFault> {
  const entries = new Map<string, Buffer>()
  let [count, total, fed] = [0, 0, 0]
  let refusal: ExchangeFault | null = null
  // Thrown to stop the reader where it stands; it passes errors on in its own way, so the first one is kept here.
  const refuse = (found: ExchangeFault): never => {
    refusal ??= found
    throw new Error('zip refused')
  }
  const zip = new Unzip((file) => {
    if (++count > MAX_ENTRIES) refuse(fault(AT, 'zipTooMany', { limit: MAX_ENTRIES }))
    const name = file.name.normalize('NFC')
    if (!isSafe(name)) refuse(fault(AT, 'zipPath', { name: name.slice(0, 80).replace(/[\u0000-\u001f]/g, '?') }))
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      if (error) refuse(fault(AT, 'zipUnreadable'))
      total += chunk.length
      if (total > MAX_BYTES || (total > RATIO_FROM && total > fed * MAX_RATIO)) refuse(fault({ ...AT, element: name }, 'zipTooBig', { limit: MAX_BYTES / 1_000_000 }))
      chunks.push(chunk)
      if (final && !name.endsWith('/')) entries.set(name, Buffer.concat(chunks))
    }
    file.start()
  })
  zip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      fed = Math.min(bytes.length, at + STEP)
      zip.push(bytes.subarray(at, fed), fed === bytes.length)
    }
  } catch {
    return err(refusal ?? fault(AT, 'zipUnreadable'))
  }
  return entries.size === 0 ? err(fault(AT, 'zipUnreadable')) : ok(entries)
}

/** A relative path that goes down only. */
function isSafe(name: string): boolean {
  return name !== '' && name.length < 300 && !/[\u0000-\u001f\\:]/.test(name) && !name.startsWith('/') && !name.split('/').includes('..')
}

/** In: contents by name. Already small pictures are packed too: it costs little and keeps this simple. */
export function writeZip(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // A fixed time of change: the same bank gives the same bytes.
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, [content, { mtime: new Date(1980, 0, 1) }] as const])) as Parameters<typeof zipSync>[0])
}
