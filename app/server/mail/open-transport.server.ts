/** What carries an e-mail away: an SMTP connection by the settings, or a folder that takes each message as a file (.eml). */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { env } from '~/server/env.server'
import { mailMode } from './mail-mode.server'

export type Transport = { readonly send: (message: SendMailOptions & { messageId: string }) => Promise<void>; readonly close: () => void }

/** Seconds until a server that does not answer counts as away. */
const PATIENCE_MS = 20_000

/** In: the folder for demo mode. Out: the transport, or null where mail is off. */
export function openTransport(folder: string): Transport | null {
  switch (mailMode()) {
    case 'off':
      return null
    case 'smtp':
      return openSmtp()
    case 'folder':
      return openFolder(folder)
  }
}

function openSmtp(): Transport {
  const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECURITY: security, SMTP_USER: user, SMTP_PASSWORD: pass } = env()
  const transport = nodemailer.createTransport({
    host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    pool: true, maxConnections: 1, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS,
    disableFileAccess: true, disableUrlAccess: true,
  })
  return { send: async (message) => void (await transport.sendMail(message)), close: () => transport.close() }
}

/** A file is whole or not there: it is written under another name first. */
function openFolder(folder: string): Transport {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (message) => {
      const { message: bytes } = await transport.sendMail(message)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = path.join(folder, `${/[0-9a-f-]{36}/.exec(message.messageId)?.[0] ?? 'thu'}.eml`)
      await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    close: () => transport.close(),
  }
}
