/**
 * Vietnamese text: one stored form, one search key, one order for lists.
 * Stored: Unicode NFC, as entered apart from stray spaces. Searched: by a key without marks, with ranks.
 * The tone may stand on either vowel in open oa, oe, uy (Hòa/Hoà): one word, two spellings; only keys treat
 * them alike. Listed: letters a ă â b c d đ e ê … o ô ơ … u ư … z, then tones ngang huyền hỏi ngã sắc nặng;
 * ch, gh, ng … are not letters; people go by given name, then family name, then middle name.
 * Source: certificates.md §3 (names, CLDR `vi`, search, Unicode); design.md §3.
 */

/** Combining tone marks in the order of the dictionary: huyền, hỏi, ngã, sắc, nặng. */
const TONES = '\u0300\u0309\u0303\u0301\u0323'
const ANY_TONE = new RegExp(`[${TONES}]`, 'gu')

/** The composed Unicode form (NFC), the only one stored, compared and hashed. Never fails. */
export function toNfc(text: string): string {
  return text.normalize('NFC')
}

/** Words of plain Latin signs in one piece, one space between them: nearly every text there is, and nothing in it to clean. */
const CLEAN = /^(?:[!-~\u00c0-\u024f\u1e00-\u1eff]+(?: [!-~\u00c0-\u024f\u1e00-\u1eff]+)*)?$/

/**
 * One line of text as it should have been typed: NFC; no zero-width, soft-hyphen, direction or control marks;
 * every run of spaces (no-break, tab, line end too) is one space; none at the ends. Not for text of several
 * lines. Letters, case and tone placement stay as entered. cleanText(cleanText(x)) is cleanText(x).
 */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text
  return toNfc(
    text
      .replace(/\p{Cf}+/gu, '') // first: JavaScript counts the zero-width U+FEFF as a space
      .replace(/[\s\u0085]+/gu, ' ')
      .replace(/\p{Cc}+/gu, '')
      .replace(/ +/g, ' ')
      .trim(),
  )
}

export type SearchKeyOptions = {
  /** Writes a final y after one consonant (or alone) as i, so that Mỹ/Mĩ, Lý/Lí, y tế/i tế meet. Default false. */
  readonly yAsI?: boolean
}

/**
 * The key that text is searched by: clean, without marks, đ as d, lower case; curly apostrophes straight.
 * "Nguyễn  Văn Đức" → "nguyen van duc". Tone placement vanishes with the marks. searchKey is its own fixed point.
 */
export function searchKey(text: string, options: SearchKeyOptions = {}): string {
  const key = withoutMarks(cleanText(text).toLowerCase()).replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
  return options.yAsI === true ? key.replace(/(?<![a-z])(qu|[b-df-hj-np-tv-xz]{0,3})y(?![a-z])/g, '$1i') : key
}

/** The same text without its marks, đ as d; clean. Case stays. */
export function withoutMarks(text: string): string {
  // ð: old files write Ð (eth) for Đ
  return cleanText(text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[đð]/g, 'd').replace(/[ĐÐ]/g, 'D'))
}

/**
 * Whether a stored key answers a query. In: what was typed (with or without marks), and a `searchKey` of the
 * text. Every word of the query must begin some word of the key, in any order ("duc ng" finds "nguyen van duc").
 * An empty query matches everything.
 */
export function searchMatches(query: string, key: string): boolean {
  return everyWordBegins(searchKey(query), key)
}

function everyWordBegins(query: string, text: string): boolean {
  const known = words(text)
  return words(query).every((wanted) => known.some((word) => word.startsWith(wanted)))
}

/** The runs of letters and digits of a text; everything else separates. */
export function words(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}

/**
 * What `searchMatches` asks, for PostgreSQL: a regular expression for each word typed, to be tried on a stored `searchKey`
 * with ~ ALL. Words are letters and digits only, so nothing typed can mean anything inside; \m is the beginning of a word.
 */
export function wordBeginnings(query: string): string[] {
  return words(searchKey(query)).map((word) => `\\m${word}`)
}

/**
 * How well a text answers a query: 3 with the very letters and tones typed (case and tone placement apart),
 * 2 when marks are left aside, 1 only when y and i are taken as one, 0 not at all. Sort results by it, downwards.
 */
export function searchRank(query: string, text: string): 0 | 1 | 2 | 3 {
  const typed = cleanText(query).toLowerCase()
  const shown = cleanText(text).toLowerCase()
  if (everyWordBegins(typed, shown)) return 3 // as typed so far: "hoà" begins "hoàng", but "hòa" does not
  if (everyWordBegins(normaliseTonePlacement(typed), normaliseTonePlacement(shown))) return 3
  if (searchMatches(query, searchKey(text))) return 2
  const yAsI = { yAsI: true }
  return everyWordBegins(searchKey(query, yAsI), searchKey(text, yAsI)) ? 1 : 0
}

const ON_SECOND = new RegExp(`^([^aeiouy]*)(o(?=[ae])|u\u031b?(?=a)|u(?=y)|i(?=a))([aey])([${TONES}])$`, 'iu')
const ON_GLIDE = new RegExp(`^(qu|gi)([${TONES}])([aeiouy]\\p{M}*)(.*)$`, 'iu')

/**
 * One spelling for the tone in open oa, oe, uy, ia, ua, ưa: on the first vowel (Hoà → Hòa, Thuý → Thúy).
 * After q, and after g in gi, the u or i is no vowel of the syllable: quý, quà, già stay, and the mistyped
 * Qúy, gìa become Quý, già. Out: NFC. For keys and comparison; do not rewrite what people entered.
 */
export function normaliseTonePlacement(text: string): string {
  return toNfc(text.normalize('NFD').replace(/[\p{L}\p{M}]+/gu, moveTone))
}

function moveTone(syllable: string): string {
  if (/^(qu|gi)/i.test(syllable)) return syllable.replace(ON_GLIDE, '$1$3$2$4')
  return syllable.replace(ON_SECOND, '$1$2$4$3')
}

export type NameParts = { readonly family: string; readonly middle: string; readonly given: string }

// A sort key is plain ASCII, so that comparing bytes (JavaScript, PostgreSQL COLLATE "C") gives Vietnamese order
// without ICU and its changing versions. Inside a key: '!' ends a field, '-' ends a word, then digits, letters, '|' (other scripts) and '~'
// (the letter after: ă is a~, â is a~~, đ is d~). ASCII has them in this very order.
const FIELD = '!'
const WORD = '-'
const LATER_LETTERS: Readonly<Record<string, string>> = {
  'a\u0306': 'a~', 'a\u0302': 'a~~', đ: 'd~', ð: 'd~', 'e\u0302': 'e~', 'o\u0302': 'o~', 'o\u031b': 'o~~', 'u\u031b': 'u~',
}

/**
 * Splits a full name: family = first word, given = last word, middle = the rest; a single word is the given
 * name. A given name of two words, or an order of its own (H'Hen Niê), cannot be known from the text: pass
 * `given` as the officer's record states it. A `given` that the name does not hold is still taken.
 */
export function splitName(fullName: string, given?: string): NameParts {
  const all = cleanText(fullName).split(' ')
  const stated = cleanText(given ?? '')
  const chosen = stated === '' ? all.slice(-1) : stated.split(' ')
  const start = lastPlace(all, chosen)
  const rest = start < 0 ? all : [...all.slice(0, start), ...all.slice(start + chosen.length)]
  return { family: rest[0] ?? '', middle: rest.slice(1).join(' '), given: chosen.join(' ') }
}

/** The last index where `part` stands in `all`, or −1. */
function lastPlace(all: readonly string[], part: readonly string[]): number {
  for (let i = all.length - part.length; i >= 0; i--) {
    if (part.every((word, k) => all[i + k] === word)) return i
  }
  return -1
}

/** The given name, by which a person is addressed and sorted: "Nguyễn Thị Thu Hà" → "Hà". Empty for empty text. */
export function givenName(fullName: string): string {
  return splitName(fullName).given
}

/**
 * The key by which people are listed: given, then family, then middle name, each by letters and then by tones.
 * In: the full name; `given` when it is not the last word. Out: ASCII text; equal for names that differ only in
 * case, spaces or tone placement (sort those by birth date). Never fails.
 */
export function nameSortKey(fullName: string, given?: string): string {
  const name = splitName(fullName, given)
  return [name.given, name.family, name.middle].map(textSortKey).join(FIELD)
}

/** The key by which other text is listed (units, courses): letters of all words, then their tones. ASCII text. */
export function textSortKey(text: string): string {
  const encoded = sortWords(text).map(encodeWord)
  return encoded.map((word) => word.letters).join(WORD) + FIELD + encoded.map((word) => word.tones).join(WORD)
}

/** Words for sorting: apostrophes and hyphens join (K'Brơi, Anne-Marie), other signs separate. */
function sortWords(text: string): string[] {
  return cleanText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/['’‘ʼ`´\-‐‑]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Letters and tones of one word in lower case and NFD. */
function encodeWord(word: string): { letters: string; tones: string } {
  let tones = ''
  let letters = ''
  for (const [cluster] of word.matchAll(/\P{M}\p{M}*/gu)) {
    const tone = [...TONES].findIndex((mark) => cluster.includes(mark))
    if (tone >= 0) tones += String(tone + 1)
    letters += encodeLetter(cluster)
  }
  return { letters, tones: tones === '' ? '0' : tones }
}

function encodeLetter(cluster: string): string {
  const base = cluster.replace(ANY_TONE, '')
  const later = LATER_LETTERS[base]
  if (later !== undefined) return later
  const [first = ''] = base
  return /[a-z0-9]/.test(first) ? first : '|' + (first.codePointAt(0) ?? 0).toString(16).padStart(6, '0')
}
