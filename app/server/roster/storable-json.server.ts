/** JSON as jsonb can keep it: without NUL and without halves of a sign that a cut has left, which files do hold. */
export function storableJson(value: unknown): string {
  // JSON.stringify writes whole signs as they are, so that an escaped surrogate is always half of one; an escaped backslash is left alone.
  return JSON.stringify(value).replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (found) => (found === '\\\\' ? found : ''))
}
