/**
 * One thing wrong in a content file: a message key with its values, and where. Only the server turns it into a
 * sentence (app/messages/<language>/content.json holds one for every key). A `fault` stops the load, a `warning` is
 * shown to the trainer and lets it through. Source: design.md §1 (reasons are data) and §4 (line, column, sentence).
 */
import type { FaultKey } from './fault-key'

export type Severity = 'fault' | 'warning'
export type FaultValues = Readonly<Record<string, string | number>>

/** A place in text; both count from 1. */
export type TextPlace = { readonly line: number; readonly column: number }
/** A place in data: the keys and indexes from the root. */
export type DataPath = readonly (string | number)[]

export type Found<At> = { readonly key: FaultKey; readonly severity: Severity; readonly values: FaultValues; readonly at: At }
export type TextFault = Found<TextPlace>
export type DataFault = Found<DataPath>

/** Something that must be mended before the content can be loaded. */
export function fault<At>(at: At, key: FaultKey, values: FaultValues = {}): Found<At> {
  return { key, severity: 'fault', values, at }
}

/** Something worth a look that stops nothing. */
export function warning<At>(at: At, key: FaultKey, values: FaultValues = {}): Found<At> {
  return { key, severity: 'warning', values, at }
}
