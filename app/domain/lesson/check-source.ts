/**
 * What is looked at before a lesson is parsed: size, Unicode form, control characters, and text that would cost the
 * parser far more than its length (deep quotes and lists, thousands of brackets). Source: design.md §4 (limits).
 */
import { type TextFault, fault } from '../content/fault'
import { placeIn } from '../content/weekday-claims'

export const MAX_BYTES = 200_000
export const MAX_DEPTH = 40
const MAX_LINE = 5_000
const MAX_BRACKETS = 1_500
const MAX_MARKERS = 20

/** Faults of text that should not reach the parser. Empty: parse it. */
export function checkSource(source: string): TextFault[] {
  const start = { line: 1, column: 1 }
  if (source.length > MAX_BYTES) return [fault(start, 'lessonTooBig', { limit: MAX_BYTES / 1000 })]
  return [...textFormFaults(source), ...knotFaults(source)]
}

/** Faults of the form of any text of content: not NFC, control or invisible direction characters. The first of each. */
export function textFormFaults(source: string): TextFault[] {
  const found: TextFault[] = []
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.exec(source)
  if (control) found.push(fault(placeIn(source, control.index), 'controlCharacter', { code: hex(control[0]) }))
  if (source.normalize('NFC') !== source) found.push(fault(placeIn(source, firstDifference(source)), 'fileNotNfc'))
  return found
}

function hex(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function firstDifference(source: string): number {
  const composed = source.normalize('NFC')
  let i = 0
  while (i < source.length && source[i] === composed[i]) i++
  return Math.max(0, i - 1)
}

function knotFaults(source: string): TextFault[] {
  const long = source.split('\n').findIndex((line) => line.length > MAX_LINE)
  if (long >= 0) return [fault({ line: long + 1, column: MAX_LINE }, 'lineTooLong', { limit: MAX_LINE })]
  const brackets = [...source.matchAll(/[[\]{}<]/g)]
  const knot = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d+[.)])){${MAX_MARKERS}}`, 'm').exec(source)
  if (knot) return [fault(placeIn(source, knot.index), 'lessonTooKnotty')]
  const squares = brackets.filter(([sign]) => sign === '[' || sign === '{')
  const first = squares[MAX_BRACKETS]
  return first === undefined ? [] : [fault(placeIn(source, first.index), 'lessonTooKnotty')]
}
