/** Texts of Moodle XML: a format, the text itself, and the pictures it shows, which come as base64 beside it. */
import type { Note } from './build-item'
import type { EmbeddedPicture } from './exchange-item'
import { type ReadText, type TextFormat, readText, readWords } from './text-format'
import { type XmlElement, element, elements, textIn } from './xml-tree'

const FORMATS: Readonly<Record<string, TextFormat>> = { html: 'html', markdown: 'markdown', plain_text: 'plain', moodle_auto_format: 'moodle' }
const PLUGIN_FILE = /@@PLUGINFILE@@\/([^"'\s)>?]+)(?:\?[^"'\s)>]*)?/g

/** Gathers the pictures of a file under names of their own: two questions may each have a "hinh.png". */
export type PictureShelf = { readonly pictures: EmbeddedPicture[] }

/** The text as it stands, with the names of pictures made unique; and its format. */
export function rawText(holder: XmlElement | undefined, shelf: PictureShelf): { source: string; format: TextFormat } {
  const text = holder === undefined ? '' : textIn(element(holder, 'text'))
  const files = new Map(elements(holder, 'file').map((file) => [file.attributes['name'] ?? '', file] as const))
  const names = new Map<string, string>()
  const source = text.replace(PLUGIN_FILE, (_, address: string) => {
    const name = decoded(address).replace(/^.*\//, '')
    const file = files.get(name)
    if (file === undefined) return name
    const known = names.get(name) ?? `moodle-picture-${shelf.pictures.length + 1}`
    if (!names.has(name)) shelf.pictures.push({ name: known, base64: file.attributes['encoding'] === 'base64' ? textIn(file).replace(/\s+/g, '') : '' })
    names.set(name, known)
    return known
  })
  return { source, format: FORMATS[holder?.attributes['format'] ?? ''] ?? 'moodle' }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('&amp;', '&'))
  } catch {
    return address
  }
}

/** Question text. */
export function moodleText(holder: XmlElement | undefined, shelf: PictureShelf): ReadText {
  const { source, format } = rawText(holder, shelf)
  return readText(source, format)
}

/** Words alone. */
export function moodleWords(holder: XmlElement | undefined): ReadText {
  const { source, format } = rawText(holder, { pictures: [] })
  return readWords(source, format)
}

/** Reads several texts and keeps all their notes. */
export function noting(): { readonly notes: Note[]; readonly take: (read: ReadText) => string } {
  const notes: Note[] = []
  return {
    notes,
    take: ({ text, notes: own }) => {
      notes.push(...own)
      return text
    },
  }
}
