/**
 * The part of a passage that shows why it was found: some words around the first place that answers best, with what was
 * looked for marked. Marks of letters are left aside in comparing and kept in showing. Out: pieces of text, never HTML.
 * Source: issue "Courses" (highlighted passages).
 */
import { searchKey } from '../kernel/vietnamese-text'
import type { SearchManner } from './search-query'

export type Piece = { readonly text: string; readonly hit: boolean }
export type Wanted = { readonly words: readonly string[]; readonly manner: SearchManner }

const BEFORE = 12
const LENGTH = 42
const WORD = /[\p{L}\p{M}\p{N}]+/gu

type Word = { readonly key: string; readonly from: number; readonly to: number }

/** The whole text in pieces: for titles and headings. */
export function highlight(text: string, wanted: Wanted): Piece[] {
  const found = wordsOf(text)
  return pieces(text, found, hitsOf(found, wanted), 0, text.length)
}

/** At most LENGTH words of the text, with an ellipsis where something was left out. */
export function excerpt(text: string, wanted: Wanted): Piece[] {
  const found = wordsOf(text)
  const hits = hitsOf(found, wanted)
  const first = Math.max(0, hits.indexOf(true))
  const start = found.length <= LENGTH ? 0 : Math.min(Math.max(0, first - BEFORE), found.length - LENGTH)
  const end = Math.min(found.length, start + LENGTH)
  const from = start === 0 ? 0 : (found[start]?.from ?? 0)
  const to = end === found.length ? text.length : (found[end - 1]?.to ?? text.length)
  const shown = pieces(text, found, hits, from, to)
  return [...(from > 0 ? [{ text: '… ', hit: false }] : []), ...shown, ...(to < text.length ? [{ text: ' …', hit: false }] : [])]
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ key: searchKey(word), from: index, to: index + word.length }))
}

/** Which words are marked: runs of the whole phrase where there is one, else every word that was asked for. */
function hitsOf(found: readonly Word[], { words, manner }: Wanted): boolean[] {
  const hits = found.map(() => false)
  const runs = found.map((_, i) => i).filter((i) => words.length > 0 && words.every((word, k) => found[i + k]?.key === word))
  for (const i of runs) hits.fill(true, i, i + words.length)
  if (runs.length > 0 || manner === 'phrase') return hits
  const last = words[words.length - 1] ?? ''
  return found.map(({ key }) => words.includes(key) || (manner === 'beginning' && last !== '' && key.startsWith(last)))
}

/** Neighbouring hits are one piece, with the space between them. */
function pieces(text: string, found: readonly Word[], hits: readonly boolean[], from: number, to: number): Piece[] {
  const out: { text: string; hit: boolean }[] = []
  const add = (part: string, hit: boolean) => {
    const last = out[out.length - 1]
    if (part === '') return
    if (last?.hit === hit) last.text += part
    else out.push({ text: part, hit })
  }
  let at = from
  found.forEach((word, i) => {
    if (word.from < from || word.to > to) return
    const between = text.slice(at, word.from)
    add(between, hits[i] === true && hits[i - 1] === true && /^\s*$/.test(between))
    add(text.slice(word.from, word.to), hits[i] === true)
    at = word.to
  })
  add(text.slice(at, to), false)
  return out
}
