/** Recovery codes are short, so their hash is keyed: a stolen table alone cannot be searched for them. */
import { createHmac } from 'node:crypto'
import { deriveKey } from './derive-key.server'

export function hashRecoveryCode(userId: string, code: string): string {
  return createHmac('sha256', deriveKey('recovery-code')).update(`${userId}:${code}`).digest('hex')
}
