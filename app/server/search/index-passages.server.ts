/**
 * What the search finds, written in the transaction that publishes a course version or loads the glossary: only current
 * versions have passages. The words are indexed without marks by our own searchKey, so that PostgreSQL needs no extension.
 */
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { indexedWords, markedWords } from '~/domain/search/search-query'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'

export type NewPassage = {
  readonly courseVersionId: string | null
  readonly lessonId: string | null
  readonly termCode: string | null
  readonly ordinal: number
  readonly section: string
  readonly heading: string
  readonly body: string
}

/** One statement, however many there are. */
export async function indexPassages(tx: Transaction, passages: readonly NewPassage[]): Promise<void> {
  if (passages.length === 0) return
  const column = <Value>(value: (passage: NewPassage) => Value) => passages.map(value)
  await tx.$executeRaw`
    INSERT INTO search_passage (id, course_version_id, lesson_id, term_code, ordinal, section, heading, body, marked, words)
    SELECT id, course_version_id, lesson_id, term_code, ordinal, section, heading, body, marked,
      setweight(to_tsvector('simple', heading_words), 'A') || setweight(to_tsvector('simple', body_words), 'D')
    FROM unnest(
      ${column(() => newId())}::uuid[], ${column((one) => one.courseVersionId)}::uuid[], ${column((one) => one.lessonId)}::uuid[], ${column((one) => one.termCode)}::text[],
      ${column((one) => one.ordinal)}::int[], ${column((one) => one.section)}::text[], ${column((one) => one.heading)}::text[], ${column((one) => one.body)}::text[],
      ${column((one) => `${markedWords(one.heading)}${markedWords(one.body)}`)}::text[], ${column((one) => indexedWords(one.heading))}::text[], ${column((one) => indexedWords(one.body))}::text[]
    ) AS passage (id, course_version_id, lesson_id, term_code, ordinal, section, heading, body, marked, heading_words, body_words)`
}

/** A term of the glossary as it is searched; its code is no word for a reader. */
export function termPassages(terms: readonly { readonly code: string; readonly vietnamese: string; readonly definition: string }[]): NewPassage[] {
  const inOrder = [...terms].sort((a, b) => (searchKey(a.vietnamese) < searchKey(b.vietnamese) ? -1 : 1))
  return inOrder.map((term, ordinal) => ({ courseVersionId: null, lessonId: null, termCode: term.code, ordinal, section: '', heading: term.vietnamese, body: term.definition }))
}
