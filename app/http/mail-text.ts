/** An e-mail out of what it tells: subject, plain text, and the same as simple HTML. Links are absolute. */
import type { TFunction } from 'i18next'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { paths } from '~/paths'
import { notificationText } from './notification-text'

export type MailWords = { readonly subject: string; readonly text: string; readonly html: string }

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** In: whom it is for, what it tells (at least one thing), the words, where the site is. */
export function mailText({ name, items }: { readonly name: string; readonly items: readonly NotificationItem[] }, t: TFunction, site: string): MailWords {
  const origin = site.replace(/\/+$/, '')
  const told = items.map((item) => notificationText(item, t))
  const [first] = told
  const subject = told.length === 1 && first ? t('notification:mailSubject', { title: first.title }) : t('notification:mailDigestSubject', { count: told.length })
  const greeting = t('notification:mailGreeting', { name })
  const foot = [t('notification:mailFoot'), `${t('notification:mailSettings')} ${origin}${paths.account()}`]
  const text = [greeting, '', ...told.flatMap(({ title, text: body, href }) => [title, body, `${origin}${href}`, '']), '-- ', ...foot, ''].join('\n')
  const parts = told.map(({ title, text: body, href }) => `<h2>${escaped(title)}</h2>\n<p>${escaped(body)}</p>\n<p><a href="${escaped(origin + href)}">${escaped(t('notification:mailOpen'))}</a></p>`)
  const html = `<!doctype html>\n<html lang="${t('notification:mailLanguage')}">\n<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body>\n<p>${escaped(greeting)}</p>\n${parts.join('\n')}\n<hr>\n<p>${foot.map(escaped).join('<br>')}</p>\n</body>\n</html>\n`
  return { subject, text, html }
}
