/**
 * Faults of a competency's form as sentences: that a text is missing, or too long, says which one, for seven of them may be.
 * In: field name → message key; how a key is said. Out: field name → sentence.
 */
export function competencyFaults(faults: Readonly<Record<string, string>> | undefined, say: (key: string, values?: Record<string, string>) => string): Record<string, string> {
  const named = Object.entries(faults ?? {}).map(([name, key]): [string, string] => {
    const level = /^level-(\d)$/.exec(name)?.[1]
    return [name, key === 'fault_text' ? say(key, { field: level === undefined ? say('part_name') : say('behaviourOf', { level }) }) : say(key)]
  })
  return Object.fromEntries(named)
}
