import { textSortKey, toNfc } from './vietnamese-text'

/**
 * Vietnamese order of two texts: letters, then tones, then lower case before capitals, then code points.
 * Out: negative, 0 or positive; 0 only for texts equal in NFC. For Array.sort of short lists; store a key for long ones.
 */
export function compareVietnamese(a: string, b: string): number {
  return (
    compareBinary(textSortKey(a), textSortKey(b)) ||
    compareBinary(swapCase(a), swapCase(b)) ||
    compareBinary(toNfc(a), toNfc(b))
  )
}

function compareBinary(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** NFC text with the case of each letter turned round, so that binary order puts lower case first. */
function swapCase(text: string): string {
  return [...toNfc(text)].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')
}
