import { env } from '~/server/env.server'

/** The address that a certificate's QR code opens. In: the path of its page; where we were asked, for the demo mode without PUBLIC_URL. */
export function verificationAddress(path: string, requestUrl: string): string {
  return new URL(path, env().PUBLIC_URL ?? requestUrl).href
}
