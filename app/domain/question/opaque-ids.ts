/**
 * Ids that tell nothing: texts numbered by their own order (binary), whatever order or pairing the file gives them. What
 * the learner receives is then the same for every key. Frozen with the definition: an edit is a new version.
 */
/** In: texts; equal ones are one. Out: id by text, `prefix` and a number from 1, in the order of the ids. */
export function opaqueIds(prefix: string, texts: readonly string[]): Map<string, string> {
  const distinct = [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1))
  return new Map(distinct.map((text, index) => [text, `${prefix}${index + 1}`]))
}
