/**
 * Aiken: a question, options "A." or "A)", and "ANSWER: B". One right answer, no remarks. A text may run over several
 * lines. Source: docs.moodle.org "Aiken format".
 */
import { type Found, fault } from '../content/fault'
import { EMPTY_HEAD, brief, refused, singleItem } from './build-item'
import type { ExchangePlace, ImportedItem, ReadBank } from './exchange-item'
import { textSource } from './rich-text-source'

type Line = { readonly text: string; readonly line: number }
type Building = { stem: Line[]; options: { letter: string; text: string }[] }

const OPTION = /^([A-Z])[.)]\s*(.*)$/
const ANSWER = /^ANSWER\s*:\s*(.*)$/i

/** The questions of a file. */
export function readAiken(source: string): ReadBank {
  const items: ImportedItem[] = []
  let building: Building = { stem: [], options: [] }
  for (const line of source.split('\n').map((text, i): Line => ({ text: text.trim(), line: i + 1 }))) {
    const answer = ANSWER.exec(line.text)
    if (answer !== null) {
      items.push(finished(building, answer[1]?.trim() ?? '', line.line))
      building = { stem: [], options: [] }
    } else if (line.text !== '') take(line, building)
  }
  const [left] = building.stem
  if (left !== undefined) items.push(finished(building, null, left.line))
  return { items, faults: items.length > 0 ? [] : [fault<ExchangePlace>({ line: 1, column: 1 }, 'importEmpty')], pictures: [] }
}

function take(line: Line, { stem, options }: Building): void {
  const [, letter, text = ''] = OPTION.exec(line.text) ?? []
  const last = options.at(-1)
  if (letter !== undefined && stem.length > 0 && letter.charCodeAt(0) === 65 + options.length) options.push({ letter, text })
  else if (last !== undefined) last.text += ` ${line.text}`
  else stem.push(line)
}

/** `answer` null: the file ended before it. */
function finished({ stem, options }: Building, answer: string | null, line: number): ImportedItem {
  const at: ExchangePlace = { line: stem[0]?.line ?? line, column: 1 }
  const text = stem.map((one) => one.text).join(' ')
  const right = answer?.toUpperCase() ?? ''
  const known = options.some(({ letter }) => letter === right)
  const { item, notes } = singleItem({ ...EMPTY_HEAD, stem: textSource(text) }, options.map((option) => ({ text: textSource(option.text.trim()), part: option.letter === right ? 1 : 0, feedback: '' })))
  const missing = stem.length === 0 ? [refused('importNoStem')] : answer === null ? [refused('importNoAnswer')] : known ? [] : [refused('importAnswerLetter', { answer: brief(answer) })]
  return { item, at, name: '', notes: [...missing, ...notes].map((one): Found<ExchangePlace> => ({ ...one, at: one.key === 'importAnswerLetter' ? { line, column: 1 } : at })) }
}
