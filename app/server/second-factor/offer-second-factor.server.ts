/**
 * A new second factor to set up: the secret as text and as QR code. Nothing is stored until its first code is confirmed;
 * between the two requests the secret travels sealed, bound to the account, good for an hour.
 */
import { randomBytes } from 'node:crypto'
import { createTOTPKeyURI } from '@oslojs/otp'
import QRCode from 'qrcode'
import { CODE_DIGITS, STEP_SECONDS } from '~/domain/access/totp'
import { openSecret, sealSecret } from './seal-secret.server'

const GOOD_FOR_MS = 3_600_000
const SECRET_BYTES = 20

export type FactorOffer = { sealed: string; secretText: string; qr: { size: number; path: string } }

/** The dark modules of a QR code as one SVG path, runs of a row joined; with the quiet zone of four modules. */
function drawQr(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue
      const start = x
      while (x + 1 < size && data[y * size + x + 1]) x++
      path += `M${start + 4} ${y + 4}h${x - start + 1}v1h-${x - start + 1}z`
    }
  }
  return { size: size + 8, path }
}

function show(secret: Uint8Array, sealed: string, username: string): FactorOffer {
  const address = createTOTPKeyURI('Dat Chuan', username, secret, STEP_SECONDS, CODE_DIGITS)
  const text = new URL(address).searchParams.get('secret') ?? ''
  return { sealed, secretText: text.replace(/(.{4})(?=.)/g, '$1 '), qr: drawQr(address) }
}

export function offerSecondFactor(user: { userId: string; username: string }, now: Date): FactorOffer {
  const secret = randomBytes(SECRET_BYTES)
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(now.getTime()))
  return show(secret, sealSecret(Buffer.concat([secret, stamp]), 'offered', user.userId), user.username)
}

/** The secret inside an offer that is still good; null for a forged, foreign or old one. */
export function openOffer(sealed: string, userId: string, now: Date): Uint8Array | null {
  const opened = openSecret(sealed, 'offered', userId)
  if (!opened || opened.length !== SECRET_BYTES + 8) return null
  const madeAt = Number(Buffer.from(opened).readBigUInt64BE(SECRET_BYTES))
  return madeAt <= now.getTime() && now.getTime() - madeAt < GOOD_FOR_MS ? opened.slice(0, SECRET_BYTES) : null
}

/** The same offer once more, after a wrong code: what was scanned stays good. */
export function repeatOffer(sealed: string, user: { userId: string; username: string }, now: Date): FactorOffer {
  const secret = openOffer(sealed, user.userId, now)
  return secret ? show(secret, sealed, user.username) : offerSecondFactor(user, now)
}
