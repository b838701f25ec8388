/**
 * Answers in words: how they are kept and when two are the same. Always compared in NFC, with runs of spaces as one and
 * the tone on either vowel (hòa, hoà); what else is left aside is the question's `ignore`. An accepted answer may hold
 * wildcards: * stands for any letters, \* for a star. Source: writing-guide §11; issue "Assessment" (short answer).
 */
import { cleanText, normaliseTonePlacement, toNfc, withoutMarks } from '../kernel/vietnamese-text'

/** case: capitals; spaces: all of them; punctuation: signs too, as a space; diacritics: marks, and đ as d. */
export const IGNORABLE = ['case', 'spaces', 'punctuation', 'diacritics'] as const
export type Ignorable = (typeof IGNORABLE)[number]

/** The longest text kept of one field. */
export const LONGEST_ANSWER = 500

/** A field of a form as one clean line that can be stored. Anything but text is ''. Longer text is cut. */
export function typedText(value: unknown, longest = LONGEST_ANSWER): string {
  if (typeof value !== 'string') return ''
  const clean = cleanText(value.slice(0, longest * 4).replace(/\p{Cs}/gu, ''))
  return clean.length <= longest ? clean : cleanText(clean.slice(0, longest).replace(/\p{Cs}/gu, ''))
}

/** Two texts with the same key are the same answer. A key is its own key. */
export function answerKey(text: string, ignore: readonly Ignorable[]): string {
  const key = spelledWords(text, ignore)
  return ignore.includes('spaces') ? spellingOf(ignore)(key) : key
}

const spellingOf = (ignore: readonly Ignorable[]) => (ignore.includes('diacritics') ? withoutMarks : normaliseTonePlacement)

/** Each word spelled by itself; where spaces are left aside, then joined, with nothing moved between words that now meet. */
function spelledWords(text: string, ignore: readonly Ignorable[]): string {
  const leaves = (what: Ignorable) => ignore.includes(what)
  const words = cleanText(leaves('punctuation') ? toNfc(text).replace(/[\p{P}\p{S}]+/gu, ' ') : text)
  const key = cleanText(spellingOf(ignore)(leaves('case') ? words.toLowerCase() : words))
  return leaves('spaces') ? key.replaceAll(' ', '') : key
}

const ANY = '\ue000'
const STAR = '\ue001'
const OURS = /[\ue000\ue001]/g

/** Whether an answer fits an accepted text with its wildcards. */
export function answerFits(answer: string, accepted: string, ignore: readonly Ignorable[]): boolean {
  const literal = ignore.includes('punctuation') ? ' ' : STAR // a star is a sign like any other
  const [typed, pattern] = [answer.replace(OURS, ''), accepted.replace(OURS, '').replaceAll('\\*', literal).replaceAll('*', ANY)]
  // A wildcard parts what stands together in the answer ("*to à" in "hòa to à"), so that words that meet are read both ways.
  return [answerKey, spelledWords].some((key) => piecesFit(key(typed, ignore), key(pattern, ignore).replaceAll(STAR, '*').split(ANY)))
}

/** Whether the pieces stand in the text in turn, the first at its start and the last at its end. */
function piecesFit(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let from = first.length
  for (const piece of rest) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}

/** Whether an accepted text would take every answer. */
export function takesAnything(accepted: string): boolean {
  return accepted.replaceAll('\\*', 'x').replace(/[*\s]/g, '') === ''
}

/** An accepted text as one reads it: a wildcard is an ellipsis. */
export function acceptedInWords(accepted: string): string {
  return accepted.replaceAll('\\*', STAR).replace(/\*+/g, '…').replaceAll(STAR, '*')
}
