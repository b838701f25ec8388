/** Faults of a form as sentences. In: field name → message key, nothing before the first try; how a key is said. Out: field name → sentence. */
export function faultSentences(faults: Readonly<Record<string, string>> | undefined, say: (key: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(faults ?? {}).map(([name, key]) => [name, say(key)]))
}
