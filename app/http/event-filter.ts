/** The filter of the audit log from the address; a day that cannot be read is left out and told. */
import { parseVietnameseDate } from '~/domain/kernel/day'
import type { EventFilter } from '~/server/audit/find-events.server'

export type AskedEvents = { filter: EventFilter; typed: { action: string; actor: string; subject: string; from: string; to: string }; badDays: ('from' | 'to')[]; before: string | null }

export function readEventFilter(request: Request): AskedEvents {
  const query = new URL(request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').normalize('NFC').trim().slice(0, 100)
  const typed = { action: text('action'), actor: text('actor'), subject: text('subject'), from: text('from'), to: text('to') }
  const day = { from: parseVietnameseDate(typed.from) ?? null, to: parseVietnameseDate(typed.to) ?? null }
  const before = text('before')
  return {
    filter: { action: typed.action, actor: typed.actor, subject: typed.subject, ...day },
    typed,
    badDays: (['from', 'to'] as const).filter((name) => typed[name] !== '' && day[name] === null),
    // At most 18 digits: what fits a bigint of the database.
    before: /^\d{1,18}$/.test(before) ? before : null,
  }
}
