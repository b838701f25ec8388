/**
 * Content files write keys_like_this, the program keysLikeThis. Keys of letters and underscores are translated, at any
 * depth; others ("2.1" in lesson_totals, codes) stay. The way back names the key in a fault as the author wrote it.
 */
const SNAKE = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/

/** A copy of plain data with its keys in camelCase. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camelKey(key), camelKeys(item)]))
}

function camelKey(key: string): string {
  return SNAKE.test(key) ? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : key
}

/** A key as content files write it: validFrom → valid_from. */
export function snakeKey(key: string): string {
  return /^[a-z][a-zA-Z0-9]*$/.test(key) ? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key
}
