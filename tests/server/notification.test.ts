/** Notifications and the outbox: own ones only, refused topics, retries, two senders at once, a sender killed, real SMTP and files. */
import { createServer, type Server, type Socket } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { mailText } from '~/http/mail-text'
import { cataloguesOf, createI18n } from '~/i18n'
import { db } from '~/server/db.server'
import { findOutbox } from '~/server/mail/find-outbox.server'
import { openTransport, type Transport } from '~/server/mail/open-transport.server'
import { sendQueuedMail } from '~/server/mail/send-queued-mail.server'
import { countUnread } from '~/server/notification/count-unread.server'
import { findNotifications } from '~/server/notification/find-notifications.server'
import { findSettings } from '~/server/notification/find-settings.server'
import { notifyPeople } from '~/server/notification/notify-people.server'
import { readNotifications } from '~/server/notification/read-notifications.server'
import { saveSettings } from '~/server/notification/save-settings.server'
import { makeOfficer } from '../factories/officer'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { root } from './test-server'

await testDatabase()
const now = new Date('2026-11-28T01:00:00Z')
const later = (minutes: number) => () => new Date(now.getTime() + minutes * 60_000)
const item: NotificationItem = { kind: 'assignment_assigned', values: { course: 'KH2', title: 'Một <cửa> & "liên thông"', dueOn: '2026-12-31', by: 'Phòng Nội vụ' } }
const due: NotificationItem = { kind: 'assignment_due', values: { course: 'KH2', title: 'Một cửa', dueOn: '2026-12-31', days: 7 } }

const files = Object.fromEntries(['notification', 'compliance'].map((name) => [`/vi/${name}.json`, JSON.parse(readFileSync(path.join(root, `app/messages/vi/${name}.json`), 'utf8')) as Record<string, string>]))
const { t } = createI18n('vi', cataloguesOf(files, 'vi'))
const render = (mail: { name: string; items: readonly NotificationItem[] }) => mailText(mail, t, 'https://datchuan.example.vn/')

async function person(email: string | null = `p${Math.random().toString(36).slice(2)}@vidu.example`) {
  const officer = await makeOfficer({ email })
  const by = await makeUser({ officerId: officer.id })
  const tell = (...items: NotificationItem[]) => db().$transaction((tx) => notifyPeople(tx, items.map((one) => ({ to: { officerId: officer.id }, item: one })), now))
  const mails = () => db().mailMessage.findMany({ where: { address: email ?? '' } })
  return { by, email, tell, mails }
}

/** Takes everything; or answers with these failures first. */
function recording(failures: object[] = []): Transport & { sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    close: () => undefined,
    send: async (message) => {
      const failure = failures.shift()
      if (failure) throw Object.assign(new Error(`refused ${JSON.stringify(message.to)}`), failure)
      sent.push(`${(message.to as { address: string }).address} ${message.messageId}`)
    },
  }
}

/** Empties the outbox, so that one test does not send another's. */
const drain = () => sendQueuedMail({ transport: recording(), render }, later(60 * 24 * 30))

describe('in the app', () => {
  test('own notifications are counted, read one by one or all; another person’s are not there', async () => {
    const [one, other] = [await person(), await person()]
    await one.tell(item, due)
    await other.tell(item)
    expect([await countUnread(one.by.userId), await countUnread(other.by.userId)]).toEqual([2, 1])
    const { rows, unread, total } = await findNotifications({ by: one.by, unreadOnly: false, page: 7 })
    expect({ unread, total, kinds: rows.map(({ kind }) => kind).sort() }).toEqual({ unread: 2, total: 2, kinds: ['assignment_assigned', 'assignment_due'] })
    expect(await readNotifications({ by: other.by, id: rows[0]?.id ?? '', now })).toBeNull()
    expect(await countUnread(one.by.userId)).toBe(2)
    expect(await readNotifications({ by: one.by, id: rows[0]?.id ?? '', now })).toMatchObject({ values: { course: 'KH2' } })
    expect((await findNotifications({ by: one.by, unreadOnly: true, page: 1 })).rows).toHaveLength(1)
    await readNotifications({ by: one.by, id: null, now })
    expect([await countUnread(one.by.userId), await countUnread(other.by.userId)]).toEqual([0, 1])
  })

  test('counting unread ones reads the index only of what is unread', async () => {
    const { by } = await person()
    await db().notification.createMany({ data: Array.from({ length: 3000 }, (_, i) => ({ id: crypto.randomUUID(), userId: by.userId, kind: item.kind, values: item.values, createdAt: now, readAt: i < 2800 ? now : null })) })
    await db().$executeRaw`ANALYZE notification`
    const plan = await db().$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN SELECT count(*) FROM (SELECT 1 FROM notification WHERE user_id = ${by.userId}::uuid AND read_at IS NULL LIMIT 100) AS few`
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('notification_unread')
    expect(await countUnread(by.userId)).toBe(100)
  })
})

describe('by e-mail', () => {
  test('goes to those with an address who have not refused the topic; in the app it stays', async () => {
    const [refuses, without, wrong] = [await person(), await person(null), await person('không phải địa chỉ')]
    await saveSettings({ by: refuses.by, wanted: new Set(['assignment']), now })
    expect((await findSettings(refuses.by)).mail).toEqual({ assignment: true, reminder: false, escalation: false, sheet: false, file: false })
    for (const one of [refuses, without, wrong]) await one.tell(item, due)
    expect((await refuses.mails()).map(({ items }) => items)).toEqual([[item]])
    expect([...(await without.mails()), ...(await wrong.mails())]).toEqual([])
    expect(await Promise.all([refuses, without, wrong].map(({ by }) => countUnread(by.userId)))).toEqual([2, 2, 2])
  })

  test('several wait as one digest, whose words are escaped and whose links are absolute', async () => {
    const one = await person()
    await one.tell(item)
    await one.tell(due)
    expect((await one.mails()).map(({ items }) => (items as unknown[]).length)).toEqual([2])
    const { subject, text, html } = render({ name: 'Nguyễn Thị <Lan>', items: [item, due] })
    expect(subject).toBe('[Đạt Chuẩn] 2 thông báo')
    expect(text).toContain('Kính gửi Nguyễn Thị <Lan>,')
    expect(text).toContain('https://datchuan.example.vn/courses/KH2\n')
    expect(html).toContain('Nguyễn Thị &lt;Lan&gt;')
    expect(html).toContain('Một &lt;cửa&gt; &amp; &quot;liên thông&quot;')
    expect(html).not.toMatch(/<cửa>|style=|<script|src=/)
    expect(render({ name: 'Lan', items: [due] }).subject).toBe('[Đạt Chuẩn] Còn 7 ngày để hoàn thành khóa KH2')
  })

  test('is sent once by two senders at once', async () => {
    await drain()
    const people = await Promise.all(Array.from({ length: 12 }, () => person()))
    for (const one of people) await one.tell(item)
    const transport = recording()
    const sent = await Promise.all([1, 2, 3].map(() => sendQueuedMail({ transport, render }, later(1))))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(12)
    expect(new Set(transport.sent).size).toBe(12)
  })

  test('is tried again with growing intervals, taken over from a sender that died, and given up', async () => {
    await drain()
    const one = await person()
    await one.tell(item)
    const failing = recording([{ code: 'ECONNECTION' }, { code: 'EAUTH', responseCode: 535 }])
    expect(await sendQueuedMail({ transport: failing, render }, later(0))).toBe(0)
    expect(await sendQueuedMail({ transport: failing, render }, later(0))).toBe(0)
    expect(await one.mails()).toMatchObject([{ tries: 1, fault: 'ECONNECTION', failedAt: null }])
    expect(await sendQueuedMail({ transport: failing, render }, later(1))).toBe(0)
    expect(await one.mails()).toMatchObject([{ tries: 2, fault: 'EAUTH 535', failedAt: null }])
    // Taken by a process that then died: its time passes, another sends it under the same Message-ID.
    const dies: Transport = { close: () => undefined, send: () => new Promise(() => undefined) }
    void sendQueuedMail({ transport: dies, render }, later(6))
    for (let i = 0; i < 200 && (await one.mails())[0]?.tries !== 3; i += 1) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await sendQueuedMail({ transport: failing, render }, later(10))).toBe(0)
    expect(await sendQueuedMail({ transport: failing, render }, later(22))).toBe(1)
    expect(failing.sent).toEqual([`${one.email} <${(await one.mails())[0]?.id}@dat-chuan.localhost>`])
    const gone = await person()
    await gone.tell(item)
    expect(await sendQueuedMail({ transport: recording([{ code: 'EENVELOPE', responseCode: 550 }]), render }, later(30))).toBe(0)
    expect(await gone.mails()).toMatchObject([{ tries: 1, fault: 'EENVELOPE 550', sentAt: null, failedAt: later(30)() }])
    expect(await findOutbox()).toMatchObject({ mode: 'folder', waiting: 0 })
  })

  test('in demo mode becomes one whole file each', async () => {
    await drain()
    const one = await person()
    await one.tell(item)
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'outbox-')), 'outbox')
    const transport = openTransport(folder)
    if (transport === null) throw new Error('mail is off')
    expect(await sendQueuedMail({ transport, render }, later(1))).toBe(1)
    const [file = ''] = readdirSync(folder)
    expect(file).toBe(`${(await one.mails())[0]?.id}.eml`)
    const text = readFileSync(path.join(folder, file), 'utf8')
    expect(text).toContain(one.email)
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r\n/m)
    expect(text).toContain('text/plain; charset=utf-8')
    expect(text).toContain('text/html; charset=utf-8')
  })

  test('leaves by SMTP with the settings, and a server’s refusal of an address is final', async () => {
    await drain()
    const [one, refused] = [await person(), await person('tu.choi@vidu.example')]
    await one.tell(item)
    await refused.tell(item)
    const smtp = await startSmtp((address) => address !== refused.email)
    Object.assign(process.env, { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), SMTP_SECURITY: 'none' })
    const { vi } = await import('vitest')
    vi.resetModules()
    const fresh = { open: (await import('~/server/mail/open-transport.server')).openTransport, send: (await import('~/server/mail/send-queued-mail.server')).sendQueuedMail, close: (await import('~/server/db.server')).closeDb }
    try {
      const transport = fresh.open('unused')
      if (transport === null) throw new Error('mail is off')
      expect(await fresh.send({ transport, render }, later(2))).toBe(1)
      transport.close()
    } finally {
      smtp.server.close()
      for (const name of ['SMTP_HOST', 'SMTP_PORT', 'SMTP_SECURITY']) delete process.env[name]
    }
    expect(smtp.received.map(({ to }) => to)).toEqual([one.email])
    expect(smtp.received[0]?.data).toContain('Subject: =?UTF-8?')
    expect((await refused.mails())[0]).toMatchObject({ sentAt: null, fault: 'EENVELOPE 550' })
  })
})

/** As much of a mail server as taking a message needs (RFC 5321). */
function startSmtp(accepts: (address: string) => boolean): Promise<{ server: Server; port: number; received: { to: string; data: string }[] }> {
  const received: { to: string; data: string }[] = []
  const server = createServer((socket: Socket) => {
    let [to, data, inData, rest] = ['', '', false, '']
    socket.write('220 thu ESMTP\r\n')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (inData) {
          if (line !== '.') data += `${line}\n`
          else { received.push({ to, data }); [to, data, inData] = ['', '', false]; socket.write('250 taken\r\n') }
          continue
        }
        const address = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1]
        if (address !== undefined) { to = address; socket.write(accepts(address) ? '250 ok\r\n' : '550 no such person\r\n') }
        else if (/^DATA/i.test(line)) { inData = true; socket.write('354 go on\r\n') }
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
    socket.on('error', () => undefined)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port, received })))
}
