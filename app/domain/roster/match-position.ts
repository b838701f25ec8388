/** Which post a roster means: by its code, or by its name without marks and dashes; a name that nearly fits is suggested. Source: positions.md. */
import { searchKey } from '../kernel/vietnamese-text'
import { closest } from './close-match'

export type PositionChoice = { readonly id: string; readonly code: string; readonly name: string }
export type PositionMatch = { readonly ok: true; readonly position: PositionChoice } | { readonly ok: false; readonly suggestions: readonly PositionChoice[] }

const keyOf = (name: string) => searchKey(name).replace(/[^a-z0-9]+/g, ' ').trim()

/** In: the cell ("VT07", "VT07 - Văn phòng", or a name) and the posts there are. */
export function matchPosition(text: string, positions: readonly PositionChoice[]): PositionMatch {
  const [key, code] = [keyOf(text), /^([A-Za-z]+\d+)\b/.exec(text.trim())?.[1]?.toUpperCase()]
  const position = positions.find((one) => one.code.toUpperCase() === (code ?? text.trim().toUpperCase())) ?? positions.find((one) => keyOf(one.name) === key)
  if (position !== undefined) return { ok: true, position }
  const held = key.length < 6 ? [] : positions.filter((one) => keyOf(one.name).includes(key))
  return { ok: false, suggestions: held.length > 0 ? held.slice(0, 3) : closest(key, positions, (one) => keyOf(one.name)) }
}
