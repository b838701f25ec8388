/** The text of a content file: UTF-8, NFC, no control characters, line ends as \n. Null when it cannot be text at all. */
import { fault } from '~/domain/content/fault'
import { textFormFaults } from '~/domain/lesson/check-source'
import type { FaultCollector } from './collect-faults.server'
import type { ContentFile, ContentFolder } from './read-content.server'

const MAX_BYTES = 2_000_000
const START = { line: 1, column: 1 }

export function contentText(file: ContentFile, faults: FaultCollector): string | null {
  if (file.bytes.length > MAX_BYTES) {
    faults.text(file.path, [fault(START, 'fileTooBig', { limit: MAX_BYTES / 1_000_000 })])
    return null
  }
  const text = decode(file.bytes)
  if (text === null) faults.text(file.path, [fault(START, 'fileNotUtf8')])
  else faults.text(file.path, textFormFaults(text))
  return text
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r\n/g, '\n')
  } catch {
    return null
  }
}

/** The text of a file that must be there. */
export function requiredText(content: ContentFolder, path: string, faults: FaultCollector): string | null {
  const file = content.files.get(path)
  if (file) return contentText(file, faults)
  faults.text(path, [fault(START, 'fileMissing')])
  return null
}
