/** A stem with gaps: "Chậm nhất [[truoc]] ngày". Gaps are numbered g1, g2 … as they stand; the file's ids stay on the server. */
import { type DataFault, fault } from '../content/fault'

export type StemPiece = { readonly text: string } | { readonly gap: string }

const GAP = /\[\[([a-z][a-z0-9_-]{0,30})\]\]/

/** Texts and the file's gap ids by turns; empty texts are left out. */
export function stemPieces(stem: string): StemPiece[] {
  return stem.split(GAP).flatMap((part, index): StemPiece[] => (index % 2 === 1 ? [{ gap: part }] : part === '' ? [] : [{ text: part }]))
}

/** The stem in words, a line for each gap. */
export function stemInWords(stem: string): string {
  return stemPieces(stem).map((piece) => ('text' in piece ? piece.text : '……')).join('')
}

/** Each gap once in the stem, none unknown. Paths are the item's. */
export function gapFaults(stem: string, gaps: readonly { readonly id: string }[]): DataFault[] {
  const used = stemPieces(stem).flatMap((piece) => ('gap' in piece ? [piece.gap] : []))
  return [
    ...used.flatMap((id, i) => (used.indexOf(id) < i ? [fault(['stem'], 'gapTwice', { id })] : gaps.some((gap) => gap.id === id) ? [] : [fault(['stem'], 'gapUnknown', { id })])),
    ...gaps.flatMap(({ id }, i) => (used.includes(id) ? [] : [fault(['gaps', i, 'id'], 'gapUnused', { id })])),
  ]
}
