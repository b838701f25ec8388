/**
 * The sentence of a fault, from the message catalogues. They are read from disk, not imported: the content check also
 * runs in plain Node, before anything is built, and the server layer knows no catalogue at build time.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FaultValues } from '~/domain/content/fault'
import type { FaultKey } from '~/domain/content/fault-key'

export type FaultLanguage = 'vi' | 'en'
export type Sentence = (key: FaultKey | ContentSentenceKey, values?: FaultValues) => string

/** Sentences of the load report, which stand in the same catalogue. */
export type ContentSentenceKey =
  | 'loadUnits' | 'loadUnitsChanged' | 'loadStructure' | 'loadCalendar' | 'loadGlossary' | 'loadCertificates' | 'loadCompetencies' | 'loadPositions' | 'loadPaths'
  | 'loadStandards' | 'loadCourse' | 'loadCourseAgain' | 'loadWorkspaceKept' | 'workspaceShort' | 'standardFrozen' | 'unitRowsFrozen' | 'structureUnknown'

const read = new Map<FaultLanguage, Readonly<Record<string, string>>>()

function catalogue(language: FaultLanguage): Readonly<Record<string, string>> {
  const known = read.get(language)
  if (known) return known
  const fresh = JSON.parse(readFileSync(path.resolve('app/messages', language, 'content.json'), 'utf8')) as Record<string, string>
  read.set(language, fresh)
  return fresh
}

export function sentencesIn(language: FaultLanguage): Sentence {
  return (key, values = {}) => (catalogue(language)[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
