/**
 * Whether a word can be a Vietnamese syllable: onset, rhyme and tone as the spelling rules allow. Used to tell which of
 * several readings of the same bytes is Vietnamese; it is no dictionary. Source: spelling rules of quốc ngữ (decision 051).
 */
const ONSET = '(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?'
const NUCLEUS = '(?:uyê|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|oă|oa|oe|oo|uâ|uê|uơ|uô|ươ|iê|yê|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|uy|[aăâeêioôơuưy])'
const CODA = '(?:ch|ng|nh|[cmnpt])?'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, 'u')
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** In: one word. Out: true for "Nguyễn", "ĐỨC", "ngoáy"; false for "NguyÔn", "Thò1", two tones in one word. Never fails. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  if ((apart.match(TONES) ?? []).length > 1) return false
  return SYLLABLE.test(apart.replace(TONES, '').normalize('NFC'))
}

/** Of the words that hold a letter beyond ASCII: how many there are, and how many of them are syllables. */
export function syllableShare(texts: readonly string[]): { readonly words: number; readonly right: number } {
  const words = texts.flatMap((text) => text.split(/[\s,.;:()/–-]+/u)).filter((word) => /[^\p{ASCII}]/u.test(word))
  return { words: words.length, right: words.filter(isSyllable).length }
}
