/** What the import page is asked: the file, its format, and the trainer's choices for what files do not say. */
import { LEVELS } from '~/domain/course/blueprint'
import { IMPORT_FORMATS, type ImportFormat } from '~/domain/question-exchange/exchange-format'
import type { ImportChoices } from '~/domain/question-exchange/import-item'

type Said = (name: string) => string | null

/** The choices, from a form or an address; what is not a choice is none. */
export function importChoices(said: Said): ImportChoices {
  const objective = said('objective') ?? ''
  return {
    objective: /^\d+\.\d+[a-z]$/.test(objective) ? objective : '',
    level: LEVELS.find((level) => level === said('level')) ?? '',
    purpose: said('purpose') === 'exam' ? 'exam' : 'practice',
  }
}

export function importFormat(said: Said): ImportFormat | 'auto' {
  return IMPORT_FORMATS.find((format) => format === said('format')) ?? 'auto'
}

/** The uploaded file, or null when the form has none. */
export async function uploadedFile(form: FormData): Promise<{ name: string; bytes: Buffer } | null> {
  const file = form.get('file')
  if (file === null || typeof file === 'string' || file.size === 0) return null
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}
