/**
 * What is looked for when somebody types a few words: first the words in a row, then all of them anywhere in a passage,
 * then all of them with the last one only begun. Vietnamese syllables without marks are few and common, so that a loose
 * search would find nearly everything. The texts are for to_tsquery over words that searchKey made: they hold nothing but
 * letters and digits. Source: issue "Courses" (catalogue and search); docs/decisions/014.
 */
import { cleanText, normaliseTonePlacement, searchKey, words } from '../kernel/vietnamese-text'

export const LONGEST_QUERY = 100
const MOST_WORDS = 12

export type SearchManner = 'phrase' | 'words' | 'beginning'
export type SearchQuery = {
  /** as typed, clean and cut to its longest */
  readonly typed: string
  /** words without marks; none: there is nothing to look for */
  readonly words: readonly string[]
  /** the words with their marks, as `marked` stores them; '' when none was typed with a mark */
  readonly marked: string
  readonly tries: readonly { readonly manner: SearchManner; readonly query: string }[]
}

/** In: whatever came in the address. Never fails. */
export function searchQuery(input: string): SearchQuery {
  const typed = [...cleanText(input)].slice(0, LONGEST_QUERY).join('').trim()
  const wanted = words(searchKey(typed)).slice(0, MOST_WORDS)
  const plain = markedWords(typed).split(' ').slice(0, MOST_WORDS + 1).join(' ')
  const marked = plain === ` ${wanted.join(' ')}` ? '' : plain
  return { typed, words: wanted, marked, tries: triesOf(wanted) }
}

function triesOf(wanted: readonly string[]): SearchQuery['tries'] {
  const quoted = wanted.map((word) => `'${word}'`)
  if (quoted.length === 0) return []
  const beginning = { manner: 'beginning', query: `${quoted.join(' & ')}:*` } as const
  const phrase = { manner: 'phrase', query: quoted.join(' <-> ') } as const
  return quoted.length === 1 ? [phrase, beginning] : [phrase, { manner: 'words', query: quoted.join(' & ') }, beginning]
}

/** The words of a text in lower case with their marks and one spelling of the tone, a space before each. */
export function markedWords(text: string): string {
  return words(normaliseTonePlacement(cleanText(text).toLowerCase())).map((word) => ` ${word}`).join('')
}

/** The words of a text as they are indexed: without marks, parted by spaces, so that no parser finds addresses or paths in them. */
export function indexedWords(text: string): string {
  return words(searchKey(text)).join(' ')
}
