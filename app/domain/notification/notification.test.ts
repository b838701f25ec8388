import { describe, expect, it } from 'vitest'
import { isMailAddress, nextTry } from './mail-delivery'
import { isNotificationKind, notificationKinds, notificationTopics, topicOf } from './notification-kind'

const now = new Date('2026-11-28T00:00:00Z')

describe('mail', () => {
  it.each(['lan.ng001@hanoi.gov.vn', "o'neil+a@vidu.example"])('takes %s', (address) => expect(isMailAddress(address)).toBe(true))
  it.each(['', 'lan', 'lan@hanoi', 'lan@@hanoi.vn', 'lan @hanoi.vn', 'lan@hanoi.vn\r\nBcc: x@y.vn', 'a@b.vn, c@d.vn', '<a@b.vn>', `${'a'.repeat(65)}@b.vn`, `a@${'b'.repeat(260)}.vn`, 'lan@-hanoi.vn'])('refuses %j', (address) => expect(isMailAddress(address)).toBe(false))
  it('waits longer each time, and gives up', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTry(tries, false, now)).map((next) => (next === null ? null : (next.getTime() - now.getTime()) / 60_000))
    expect(waits).toEqual([1, 5, 30, 120, 360, 1440, null])
    expect(nextTry(1, true, now)).toBeNull()
  })
})

describe('kinds', () => {
  it('each have a topic that can be refused by e-mail; every topic has a kind', () => {
    expect(new Set(notificationKinds.map(topicOf))).toEqual(new Set(notificationTopics))
    expect([isNotificationKind('sheet_opened'), isNotificationKind('rumour')]).toEqual([true, false])
  })
})
