/** How queued mail becomes words and leaves: the catalogues from their files (jobs do not run inside the built app), the transport by the settings. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { i18n } from 'i18next'
import { mailText } from '~/http/mail-text'
import { cataloguesOf, createI18n, type Language } from '~/i18n'
import { env } from '~/server/env.server'
import { openTransport } from '~/server/mail/open-transport.server'
import type { Delivery } from '~/server/mail/send-queued-mail.server'
import { dataFolder, root } from './prepare.mjs'

/** What jobs say: mails, and files made in the background. */
const NAMESPACES = ['notification', 'compliance', 'standing', 'overview', 'fact', 'snapshot', 'path']
const instances = new Map<Language, i18n>()

export function wordsOf(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const folder = path.join(root, 'app/messages', language)
  const names = readdirSync(folder).filter((file) => NAMESPACES.includes(path.basename(file, '.json')))
  const files = Object.fromEntries(names.map((file) => [`/${language}/${file}`, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>]))
  const made = createI18n(language, cataloguesOf(files, language))
  instances.set(language, made)
  return made
}

/** Where links lead: the public address; in demo mode where it listens. */
function site(): string {
  const { PUBLIC_URL, HOST, PORT } = env()
  return PUBLIC_URL ?? `http://${HOST}:${PORT}`
}

/** Null where no mail is sent. */
export function openDelivery(): Delivery | null {
  const transport = openTransport(path.join(dataFolder(), 'outbox'))
  return transport && { transport, render: (mail) => mailText(mail, wordsOf(mail.locale === 'en' ? 'en' : 'vi').t, site()) }
}
