/** Sessions end when they are not used and end for good after a week; only a hash of the token is kept. Passwords wait in a bounded line. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '~/server/db.server'
import { hashPassword, PasswordQueueFull, passwordMatches } from '~/server/password/password.server'
import { getSession } from '~/server/session/get-session.server'
import { startSession } from '~/server/session/start-session.server'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR)

async function signedIn() {
  const user = await makeUser()
  const cookie = (await startSession(user.userId, new Date())).split(';')[0] ?? ''
  const token = cookie.split('=')[1] ?? ''
  return { user, cookie, token, id: createHash('sha256').update(token).digest('hex') }
}

describe('a session', () => {
  test('is kept by the hash of its token, never by the token', async () => {
    const { user, cookie, token, id } = await signedIn()
    expect((await getSession(cookie))?.actor.userId).toBe(user.userId)
    expect(await db().session.findUnique({ where: { id } })).not.toBeNull()
    expect(await db().session.findUnique({ where: { id: token } })).toBeNull()
    expect(await getSession(`session=${id}`)).toBeNull()
  })

  test('in use past half of its idle time is prolonged, and its cookie with it; before that neither', async () => {
    const { cookie, id } = await signedIn()
    expect((await getSession(cookie))?.renewedCookie).toBeNull()
    await db().session.update({ where: { id }, data: { expiresAt: inHours(3) } })
    expect((await getSession(cookie))?.renewedCookie).toMatch(/^session=.*HttpOnly/)
    expect((await db().session.findUniqueOrThrow({ where: { id } })).expiresAt.getTime()).toBeGreaterThan(inHours(7).getTime())
  })

  test('not used for its idle time is over', async () => {
    const { cookie, id } = await signedIn()
    await db().session.update({ where: { id }, data: { expiresAt: inHours(-0.01) } })
    expect(await getSession(cookie)).toBeNull()
  })

  test('is over at its absolute end, however much it is used', async () => {
    const { cookie, id } = await signedIn()
    await db().session.update({ where: { id }, data: { absoluteExpiresAt: inHours(-0.01) } })
    expect(await getSession(cookie)).toBeNull()
  })

  test('of a disabled account opens nothing', async () => {
    const { user, cookie } = await signedIn()
    await db().user.update({ where: { id: user.userId }, data: { disabledAt: new Date() } })
    expect(await getSession(cookie)).toBeNull()
  })
})

test('a storm of passwords waits in line, and what the line cannot hold is refused at once', async () => {
  const hash = await hashPassword('mật khẩu thử')
  const outcomes = await Promise.allSettled(Array.from({ length: 410 }, () => passwordMatches(hash, 'mật khẩu thử')))
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused).toHaveLength(8)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordQueueFull)
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(402)
})
