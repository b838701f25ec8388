/**
 * The public code of a certificate: three groups of four signs of Crockford's base 32 (no I, L, O, U), 60 random bits,
 * so that codes cannot be guessed and can be read out over the telephone. What a person types is forgiven: lower case,
 * spaces or other dashes, O for 0, I and L for 1. Source: issue "Final test"; Crockford, "Base 32"; check in the schema.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SIGNS = 12

/** Random bytes that `verificationCode` needs. */
export const CODE_BYTES = SIGNS

/** A code from random bytes (5 bits of each are used). Throws RangeError with fewer than CODE_BYTES. */
export function verificationCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_BYTES) throw new RangeError(`a code needs ${CODE_BYTES} random bytes`)
  return grouped([...bytes.slice(0, SIGNS)].map((byte) => ALPHABET[byte & 31]).join(''))
}

/** The code a person meant, in its one written form, or null when it cannot be one. Never fails. */
export function normaliseCode(typed: string): string | null {
  const signs = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.\u2212]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return signs.length === SIGNS && [...signs].every((sign) => ALPHABET.includes(sign)) ? grouped(signs) : null
}

function grouped(signs: string): string {
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8, 12)}`
}
