/**
 * Which old font a column was typed for, told from its own words: the reading in which most words are Vietnamese. Letters
 * that only Unicode has (ạ, ơ, ư, đ, loose marks) settle it at once, and Unicode wins every doubt, so that good text is
 * never rewritten. Source: issue "Compliance" (roster); decision 051.
 */
import { type LegacyEncoding, type TextEncodingOfColumn, decodeLegacy } from './legacy-text'
import { syllableShare } from './vietnamese-syllable'

const ONLY_UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u0300-\u0323\u1EA0-\u1EF9]/u

/** In: sample texts of one column, raw. Out: its encoding. Few or no words beyond ASCII: unicode. */
export function detectEncoding(texts: readonly string[]): TextEncodingOfColumn {
  const suspicious = texts.filter((text) => !ONLY_UNICODE.test(text))
  if (suspicious.length < texts.length / 2) return 'unicode'
  const asIs = syllableShare(texts)
  if (asIs.words === 0) return 'unicode'
  const readings = (['tcvn3', 'vni'] as const).map((encoding) => ({ encoding, share: shareOf(texts, encoding) }))
  const best = readings.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share >= 0.7 && best.share > asIs.right / asIs.words + 0.2 ? best.encoding : 'unicode'
}

/** A reading is as good as the share of all its words that are Vietnamese; words that lost their marks count too. */
function shareOf(texts: readonly string[], encoding: LegacyEncoding): number {
  const marked = texts.filter((text) => /[^\p{ASCII}]/u.test(text))
  const { words, right } = syllableShare(marked.map((text) => decodeLegacy(text, encoding)))
  return words === 0 ? 0 : right / words
}
