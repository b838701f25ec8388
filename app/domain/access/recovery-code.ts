/**
 * Recovery codes: what gets one in when the phone is lost. Twelve digits in three groups, because digits come out the
 * same whatever the Vietnamese keyboard does; about 40 bits, safe behind the throttle and stored only as keyed hashes.
 * Source: product choice after NIST SP 800-63B §5.1.2 (look-up secrets, at least 20 bits with throttling).
 */
export const RECOVERY_CODES = 10
/** Random bytes that one code is made of. */
export const RECOVERY_CODE_BYTES = 8

/** The code that these 8 random bytes make: "0482-9917-3306". Throws RangeError for fewer bytes. */
export function recoveryCode(bytes: Uint8Array): string {
  if (bytes.length < RECOVERY_CODE_BYTES) throw new RangeError('a recovery code needs 8 random bytes')
  let number = 0n
  for (const byte of bytes.slice(0, RECOVERY_CODE_BYTES)) number = number * 256n + BigInt(byte)
  const digits = String(number % 1_000_000_000_000n).padStart(12, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
}

export type TypedFactor = { readonly kind: 'totp'; readonly code: string } | { readonly kind: 'recovery'; readonly code: string }

/** What a person typed: six digits are a code of the app, twelve a recovery code; spaces and hyphens do not matter. Else null. */
export function readFactor(typed: string): TypedFactor | null {
  const digits = typed.normalize('NFKC').replace(/[\s.\-‐‑–]/g, '')
  if (/^\d{6}$/.test(digits)) return { kind: 'totp', code: digits }
  if (/^\d{12}$/.test(digits)) return { kind: 'recovery', code: `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}` }
  return null
}
