/**
 * The answer of a rule or of a command: a value, or a typed reason why not.
 * Reasons are data (string unions or small records); only `http/` turns one into a sentence.
 * Source: design.md §1 ("A rule's answer explains itself"; exceptions are for bugs).
 */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: R }

/** Wraps a value as a success. In: any value. Out: a Result that no reason can inhabit. Never fails. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value }
}

/** Wraps a reason as a refusal. In: a typed reason. Out: a Result that no value can inhabit. Never fails. */
export function err<const R>(reason: R): Result<never, R> {
  return { ok: false, reason }
}
