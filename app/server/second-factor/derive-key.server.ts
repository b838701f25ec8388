/** Keys derived from APP_SECRET, one for each purpose, so that what seals one thing opens no other (RFC 5869, HKDF). */
import { hkdfSync } from 'node:crypto'
import { env } from '~/server/env.server'

export function deriveKey(purpose: 'second-factor' | 'recovery-code' | 'kept-answer'): Buffer {
  return Buffer.from(hkdfSync('sha256', env().APP_SECRET, 'dat-chuan', purpose, 32))
}
