/** A package of questions: QTI items by its manifest (or every item in it, where there is none), or our own files with pictures. */
import path from 'node:path'
import { fault, warning } from '~/domain/content/fault'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportFormat } from '~/domain/question-exchange/exchange-format'
import type { ExchangeFault, ExchangePlace, ImportedItem } from '~/domain/question-exchange/exchange-item'
import { isQtiItem, readQtiItem } from '~/domain/question-exchange/read-qti'
import { elementsBelow, textIn } from '~/domain/question-exchange/xml-tree'
import { decodeText } from './decode-text.server'
import { parseXml } from './parse-xml.server'
import type { ZipEntries } from './read-zip.server'

export type QuestionFile = { readonly format: ImportFormat; readonly items: readonly ImportedItem[]; readonly faults: readonly ExchangeFault[]; readonly pictures: ReadonlyMap<string, Buffer> }
type Shelf = { readonly pictures: Map<string, Buffer>; readonly keys: Map<string, string> }
type Listed = { readonly href: string; readonly tags: readonly string[] }

const at = (element: string): ExchangePlace => ({ line: 1, column: 1, element })

export function readPackage(entries: ZipEntries, format: 'qti' | 'yaml', readYaml: (text: string) => Result<QuestionFile, ExchangeFault>): Result<QuestionFile, ExchangeFault> {
  return format === 'qti' ? readQtiPackage(entries) : readOwnPackage(entries, readYaml)
}

function readQtiPackage(entries: ZipEntries): Result<QuestionFile, ExchangeFault> {
  const listed = listedItems(entries)
  if (!listed.ok) return listed
  const shelf: Shelf = { pictures: new Map(), keys: new Map() }
  const items: ImportedItem[] = []
  const faults: ExchangeFault[] = []
  for (const { href, tags } of listed.value) {
    const root = parseXml(decodeText(entries.get(href) ?? Buffer.alloc(0)) ?? '')
    if (!root.ok) faults.push({ ...root.reason, at: { ...root.reason.at, element: href } })
    else if (isQtiItem(root.value)) items.push(readQtiItem(root.value, { file: href, tags, pictureKey: (source) => shelve(source, href, entries, shelf) }))
    else faults.push(warning(at(href), 'importFormat'))
  }
  return items.length === 0 ? err(faults[0] ?? fault(at('imsmanifest.xml'), 'importEmpty')) : ok({ format: 'qti', items, faults, pictures: shelf.pictures })
}

/** What the manifest lists as items; without a manifest, every XML file. */
function listedItems(entries: ZipEntries): Result<Listed[], ExchangeFault> {
  const name = [...entries.keys()].find((one) => /(?:^|\/)imsmanifest\.xml$/i.test(one))
  if (name === undefined) return ok([...entries.keys()].filter((one) => /\.xml$/i.test(one)).map((href) => ({ href, tags: [] })))
  const root = parseXml(decodeText(entries.get(name) ?? Buffer.alloc(0)) ?? '')
  if (!root.ok) return err({ ...root.reason, at: { ...root.reason.at, element: name } })
  const listed: Listed[] = []
  for (const resource of elementsBelow(root.value, ['resource']).filter(({ attributes }) => /item/i.test(attributes['type'] ?? ''))) {
    const written = resource.attributes['href'] ?? ''
    const href = inside(name, written)
    if (href === null) return err(fault({ line: resource.line, column: resource.column, element: name }, 'zipPath', { name: written.slice(0, 80) }))
    if (!entries.has(href)) return err(fault({ line: resource.line, column: resource.column, element: name }, 'fileMissing'))
    listed.push({ href, tags: elementsBelow(resource, ['keyword']).map((keyword) => textIn(keyword).trim()).filter((tag) => tag !== '') })
  }
  return listed.length === 0 ? err(fault(at(name), 'importEmpty')) : ok(listed)
}

/** A reference of one file of the package to another; null when it leads out of it. */
function inside(from: string, reference: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(reference)) return null
  const joined = path.posix.normalize(path.posix.join(path.posix.dirname(from), decoded(reference.split(/[?#]/)[0] ?? '')))
  return joined.startsWith('..') ? null : joined.normalize('NFC')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The key under which a picture is kept; a picture that is not there keeps its name, and is missed later on. */
function shelve(source: string, from: string, entries: ZipEntries, { pictures, keys }: Shelf): string {
  const target = inside(from, source)
  const bytes = target === null ? undefined : entries.get(target)
  if (target === null || bytes === undefined) return source.replace(/^.*[/\\]/, '').replace(/[\s()<>]/g, '-') || 'picture'
  const key = keys.get(target) ?? `package-picture-${keys.size + 1}`
  keys.set(target, key)
  pictures.set(key, bytes)
  return key
}

/** Files of ours, with the pictures that lie beside them under their own names. */
function readOwnPackage(entries: ZipEntries, readYaml: (text: string) => Result<QuestionFile, ExchangeFault>): Result<QuestionFile, ExchangeFault> {
  const items: ImportedItem[] = []
  for (const [name, bytes] of [...entries].filter(([one]) => /\.ya?ml$/i.test(one))) {
    const text = decodeText(bytes)
    const read = text === null ? err(fault(at(name), 'importEncoding')) : readYaml(text)
    if (!read.ok) return err({ ...read.reason, at: { ...read.reason.at, element: name } })
    items.push(...read.value.items.map((item) => ({ ...item, at: { ...item.at, element: name } })))
  }
  const pictures = new Map([...entries].filter(([name]) => /\.(?:svg|png|jpe?g|webp)$/i.test(name)).map(([name, bytes]) => [path.posix.basename(name), bytes] as const))
  return ok({ format: 'yaml', items, faults: [], pictures })
}
