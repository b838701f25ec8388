/**
 * What every format of question banks is read into: items of our own question file (writing-guide §11, keys as the file
 * writes them), each with the place it came from and what could not be carried. From there on an imported question goes
 * the way of a written one: the same kinds, the same checks. Source: docs/decisions/012.
 */
import type { DataPath, Found, TextPlace } from '../content/fault'

/** A question as our file writes it, not yet checked. */
export type RawItem = Readonly<Record<string, unknown>>

/** A place in an imported file; `element` names the part of an XML file or the entry of a package. */
export type ExchangePlace = TextPlace & { readonly element?: string }
export type ExchangeFault = Found<ExchangePlace>

export type ImportedItem = {
  readonly item: RawItem
  readonly at: ExchangePlace
  /** how the file calls it: a title, an identifier; '' when it has none */
  readonly name: string
  /** what is wrong (refuses the question) or was left behind (a warning) */
  readonly notes: readonly ExchangeFault[]
  /** where a part of the item stands; without it, where the item does */
  readonly locate?: (path: DataPath) => ExchangePlace
}

/** Bytes that came inside a text file, as base64; in a package a picture is an entry of its own. */
export type EmbeddedPicture = { readonly name: string; readonly base64: string }

export type ReadBank = {
  readonly items: readonly ImportedItem[]
  /** what concerns the file: nothing of it can be read, or a part was passed over */
  readonly faults: readonly ExchangeFault[]
  readonly pictures: readonly EmbeddedPicture[]
}

/** What stands where an imported answer has no explanation; such a question may be practised, never examined. */
export const NO_FEEDBACK = 'Chưa có lời giải thích.'

/** Ids of options in the order of a file: a, b, c … then a1, b1 … */
export function optionId(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`
}
