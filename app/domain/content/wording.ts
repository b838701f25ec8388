/**
 * How a text of content is written: the tone on the vowel of the house style (hòa, ủy, not hoà, uỷ), one space between
 * words, days as dd/MM/yyyy, no English left between Vietnamese words. What is found is worth a look and stops nothing.
 * Source: writing-guide §1, item 11; issue "Courses" (checked).
 */
import { normaliseTonePlacement } from '../kernel/vietnamese-text'
import { type TextFault, warning } from './fault'
import { placeIn } from './weekday-claims'

/** Words of English that are no Vietnamese syllable even without marks ("to", "on", "do", "an", "a" are). */
const ENGLISH = ['the', 'and', 'of', 'for', 'with', 'from', 'this', 'that', 'these', 'which', 'is', 'are', 'was', 'were', 'be', 'have', 'has', 'not', 'by', 'or', 'at', 'it', 'its', 'your', 'you', 'should', 'must', 'when', 'if', 'then']
const WORD = /[\p{L}\p{M}]+/gu
/** 2026-03-05, 5-3-2026, 05.03.2026 and 5/3/2026 (the house writes 05/03/2026). Not inside a longer number or a code. */
const OTHER_DATES = /(?<![\p{L}\p{N}./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d\/\d{1,2}\/\d{4}|\d{1,2}\/\d\/\d{4})(?![\p{L}\p{N}/-])/gu
const DOUBLE_SPACE = /(?<=\S)[ \u00a0]{2,}(?=\S)/gu

/** Every remark on the writing of a text, with its place in the text. */
export function wordingWarnings(text: string): TextFault[] {
  return [...toneWarnings(text), ...englishWarnings(text), ...patternWarnings(text)]
}

function toneWarnings(text: string): TextFault[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const expected = normaliseTonePlacement(word)
    return expected === word.normalize('NFC') ? [] : [warning(placeIn(text, index), 'tonePlacement', { word, expected })]
  })
}

function englishWarnings(text: string): TextFault[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => (ENGLISH.includes(word) ? [warning(placeIn(text, index), 'englishWord', { word })] : []))
}

function patternWarnings(text: string): TextFault[] {
  return [
    ...[...text.matchAll(DOUBLE_SPACE)].map(({ index }) => warning(placeIn(text, index), 'doubleSpace')),
    ...[...text.matchAll(OTHER_DATES)].map(({ 0: date, index }) => warning(placeIn(text, index), 'dateForm', { date })),
  ]
}
