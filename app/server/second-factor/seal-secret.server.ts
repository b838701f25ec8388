/**
 * Second-factor secrets at rest: AES-256-GCM under a key from APP_SECRET. The account's id is part of what is sealed,
 * so that a value copied to another row, or changed by one bit, does not open. Form: "v1.<nonce>.<tag>.<text>".
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './derive-key.server'

/** Seals a secret of an account for one use (`stored`, or `offered` on the set-up page). */
export function sealSecret(secret: Uint8Array, use: 'stored' | 'offered', userId: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey('second-factor'), nonce)
  cipher.setAAD(Buffer.from(`${use}:${userId}`))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return ['v1', nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), text.toString('base64url')].join('.')
}

/** Opens what sealSecret made for the same use and account; null for anything else. */
export function openSecret(sealed: string, use: 'stored' | 'offered', userId: string): Uint8Array | null {
  const [version, nonce, tag, text, ...rest] = sealed.split('.')
  if (version !== 'v1' || !nonce || !tag || !text || rest.length > 0) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey('second-factor'), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(`${use}:${userId}`))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()])
  } catch {
    return null
  }
}
