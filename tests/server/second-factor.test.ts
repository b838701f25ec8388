import { randomBytes, randomUUID } from 'node:crypto'
import { generateHOTP } from '@oslojs/otp'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { stepOf } from '~/domain/access/totp'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'
import { hashPassword } from '~/server/password/password.server'
import { confirmSession } from '~/server/second-factor/confirm-session.server'
import { offerSecondFactor, openOffer, repeatOffer } from '~/server/second-factor/offer-second-factor.server'
import { openSecret, sealSecret } from '~/server/second-factor/seal-secret.server'
import { renewRecoveryCodes } from '~/server/second-factor/renew-recovery-codes.server'
import { resetSecondFactor } from '~/server/second-factor/reset-second-factor.server'
import { turnOffSecondFactor } from '~/server/second-factor/turn-off-second-factor.server'
import { turnOnSecondFactor } from '~/server/second-factor/turn-on-second-factor.server'
import { lucia } from '~/server/session/lucia.server'
import { startSession } from '~/server/session/start-session.server'
import { testDatabase } from './database'

await testDatabase()

const PASSWORD = 'cầu Long Biên chín nhịp'
const now = new Date('2026-11-23T08:00:15Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
let passwordHash = ''

async function person(role: 'operator' | 'trainer' = 'trainer'): Promise<{ actor: Actor; token: string }> {
  passwordHash ||= await hashPassword(PASSWORD)
  const username = `u${randomBytes(6).toString('hex')}`
  const userId = randomUUID()
  await db().user.create({ data: { id: userId, username, displayName: 'Người thử', passwordHash } })
  const cookie = await startSession(userId, now)
  return { actor: { userId, username, displayName: 'Người thử', officerId: null, roles: [{ role, unitId: null }] }, token: lucia().readSessionCookie(cookie) ?? '' }
}

const codeAt = (secret: Uint8Array, at: Date) => generateHOTP(secret, stepOf(at), 6)

async function withFactor(role?: 'operator' | 'trainer') {
  const someone = await person(role)
  const offer = offerSecondFactor(someone.actor, now)
  const secret = openOffer(offer.sealed, someone.actor.userId, now) as Uint8Array
  const result = await turnOnSecondFactor({ ...someone, sealed: offer.sealed, typed: codeAt(secret, now), now })
  if (!result.ok) throw new Error(result.reason.kind)
  return { ...someone, secret, recoveryCodes: result.value.recoveryCodes }
}

describe('secrets at rest', () => {
  test('open only for the same use and account, unchanged', () => {
    const sealed = sealSecret(Buffer.from('hello'), 'stored', 'a')
    expect(Buffer.from(openSecret(sealed, 'stored', 'a') ?? []).toString()).toBe('hello')
    expect(openSecret(sealed, 'stored', 'b')).toBeNull()
    expect(openSecret(sealed, 'offered', 'a')).toBeNull()
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
      // The last sign of a base64 part may hold bits that are not used: those read the same.
      const opened = openSecret(changed, 'stored', 'a')
      if (opened !== null) expect(Buffer.from(changed.split('.')[3] ?? '', 'base64url')).toEqual(Buffer.from(sealed.split('.')[3] ?? '', 'base64url'))
    }
    for (const text of ['', 'v1', 'v1...', 'v2.a.b.c', 'v1.AAAA.AAAA.AAAA']) expect(openSecret(text, 'stored', 'a')).toBeNull()
  })
})

describe('setting up', () => {
  test('stores the secret sealed, the codes hashed, and confirms this session', async () => {
    const { actor, token, secret, recoveryCodes } = await withFactor()
    const user = await db().user.findUniqueOrThrow({ where: { id: actor.userId }, include: { recoveryCodes: true, sessions: true } })
    expect(user.totpSecret).not.toContain(Buffer.from(secret).toString('base64url'))
    expect(openSecret(user.totpSecret ?? '', 'stored', actor.userId)).toEqual(Buffer.from(secret))
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(user.recoveryCodes).toHaveLength(10)
    expect(JSON.stringify(user.recoveryCodes)).not.toContain(recoveryCodes[0]?.replace(/-/g, ''))
    expect(user.sessions[0]?.secondFactorAt).toEqual(now)
    expect(token).not.toBe('')
    expect(await db().auditEvent.count({ where: { subjectId: actor.userId, action: 'second-factor.turn-on' } })).toBe(1)
  })

  test('refuses a wrong code, a foreign or old offer, and a second one on top', async () => {
    const { actor, token } = await person()
    const other = await person()
    const offer = offerSecondFactor(actor, now)
    const secret = openOffer(offer.sealed, actor.userId, now) as Uint8Array
    const on = (values: Partial<Parameters<typeof turnOnSecondFactor>[0]>) => turnOnSecondFactor({ actor, token, sealed: offer.sealed, typed: codeAt(secret, now), now, ...values })
    expect(await on({ typed: 'abc' })).toMatchObject({ reason: { kind: 'form' } })
    expect(await on({ typed: codeAt(secret, later(-3600)) })).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await on({ now: later(3601), typed: codeAt(secret, later(3601)) })).toMatchObject({ reason: { kind: 'stale' } })
    expect(await on({ actor: other.actor, token: other.token })).toMatchObject({ reason: { kind: 'stale' } })
    expect(repeatOffer(offer.sealed, actor, now).secretText).toBe(offer.secretText)
    const twice = await Promise.all([on({}), on({})])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().recoveryCode.count({ where: { userId: actor.userId } })).toBe(10)
  })

  test('the QR code is one path inside its quiet zone', () => {
    const { qr } = offerSecondFactor({ userId: 'x', username: 'canbo' }, now)
    expect(qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
    for (const [, x, y, width] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(4)
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(qr.size - 4)
      expect(Number(y)).toBeLessThan(qr.size - 4)
    }
  })
})

describe('the second step of signing in', () => {
  test('takes the next code once, one step early or late, and no step again', async () => {
    const { actor, secret } = await withFactor()
    const token = lucia().readSessionCookie(await startSession(actor.userId, now)) ?? ''
    const give = (at: Date, codeOf: Date) => confirmSession({ actor, token, typed: codeAt(secret, codeOf), now: at })
    expect(await give(later(10), now)).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await give(later(60), later(30))).toMatchObject({ ok: true })
    expect(await give(later(61), later(30))).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await give(later(62), later(60))).toMatchObject({ ok: true })
    expect(await give(later(90), later(30))).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await give(later(150), later(90))).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await give(later(151), later(180))).toMatchObject({ ok: true })
    expect((await db().session.findFirstOrThrow({ where: { userId: actor.userId, secondFactorAt: later(151) } })).secondFactorAt).toEqual(later(151))
  })

  test('one code carried by four requests at once opens one', async () => {
    const { actor, token, secret } = await withFactor()
    const at = later(600)
    const results = await Promise.all(Array.from({ length: 4 }, () => confirmSession({ actor, token, typed: codeAt(secret, at), now: at })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a recovery code works once, also for two at once', async () => {
    const { actor, token, recoveryCodes } = await withFactor()
    const [first = '', second = ''] = recoveryCodes
    expect(await confirmSession({ actor, token, typed: first.replace(/-/g, ' '), now })).toEqual({ ok: true, value: { recoveryCodesLeft: 9 } })
    expect(await confirmSession({ actor, token, typed: first, now })).toMatchObject({ reason: { kind: 'wrong' } })
    const both = await Promise.all([1, 2].map(() => confirmSession({ actor, token, typed: second, now: later(1) })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a recovery code of somebody else opens nothing', async () => {
    const mine = await withFactor()
    const theirs = await withFactor()
    expect(await confirmSession({ actor: mine.actor, token: mine.token, typed: theirs.recoveryCodes[0] ?? '', now })).toMatchObject({ reason: { kind: 'wrong' } })
  })

  test('wrong codes make one wait, also when they come all at once; the wait ends by itself', async () => {
    const { actor, token, secret } = await withFactor()
    const wrong = (at: Date) => confirmSession({ actor, token, typed: '000 000', now: at })
    const results = await Promise.all(Array.from({ length: 10 }, () => wrong(now)))
    const kinds = results.map((result) => (result.ok ? 'ok' : result.reason.kind)).sort()
    expect(kinds).toEqual([...Array<string>(5).fill('wait'), ...Array<string>(5).fill('wrong')])
    expect(await confirmSession({ actor, token, typed: codeAt(secret, later(1)), now: later(1) })).toMatchObject({ reason: { kind: 'wait' } })
    expect(await confirmSession({ actor, token, typed: codeAt(secret, later(60)), now: later(60) })).toMatchObject({ ok: true })
    expect(await db().signInFailure.count({ where: { subject: `factor:${actor.userId}` } })).toBe(0)
  })

  test('an account without a second factor is told so', async () => {
    expect(await confirmSession({ ...(await person()), typed: '123456', now })).toMatchObject({ reason: { kind: 'notSetUp' } })
  })
})

describe('turning off', () => {
  let someone: Awaited<ReturnType<typeof withFactor>>
  beforeEach(async () => {
    someone = await withFactor()
  })
  const state = () => db().user.findUniqueOrThrow({ where: { id: someone.actor.userId }, include: { recoveryCodes: true } })

  test('only where it is not required, and with the password', async () => {
    const off = (password: string) => turnOffSecondFactor({ actor: someone.actor, password, now })
    const settings = env()
    const asked = settings.REQUIRE_SECOND_FACTOR
    settings.REQUIRE_SECOND_FACTOR = true
    expect(await off(PASSWORD)).toMatchObject({ reason: { kind: 'required' } })
    settings.REQUIRE_SECOND_FACTOR = asked
    expect(await off('một mật khẩu khác')).toMatchObject({ reason: { kind: 'wrong' } })
    expect((await state()).totpSecret).not.toBeNull()
    expect(await off(PASSWORD)).toEqual({ ok: true, value: undefined })
    expect(await state()).toMatchObject({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [] })
  })

  test('new recovery codes take the place of the old, with the password', async () => {
    const renew = (password: string) => renewRecoveryCodes({ actor: someone.actor, password, now })
    expect(await renew('một mật khẩu khác')).toMatchObject({ reason: { kind: 'wrong' } })
    const renewed = await renew(PASSWORD)
    if (!renewed.ok) throw new Error(renewed.reason.kind)
    expect(renewed.value.recoveryCodes).toHaveLength(10)
    const give = (typed = '') => confirmSession({ actor: someone.actor, token: someone.token, typed, now })
    expect(await give(someone.recoveryCodes[3])).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await give(renewed.value.recoveryCodes[3])).toEqual({ ok: true, value: { recoveryCodesLeft: 9 } })
    expect(await renewRecoveryCodes({ actor: (await person()).actor, password: PASSWORD, now })).toMatchObject({ reason: { kind: 'notSetUp' } })
  })

  test('an operator resets somebody else: sessions end, nobody else may', async () => {
    const operator = await person('operator')
    const trainer = await person('trainer')
    expect(await resetSecondFactor({ by: trainer.actor, userId: someone.actor.userId, now })).toEqual({ ok: false, reason: 'role' })
    expect(await resetSecondFactor({ by: operator.actor, userId: operator.actor.userId, now })).toEqual({ ok: false, reason: 'ownAccount' })
    expect(await resetSecondFactor({ by: operator.actor, userId: someone.actor.userId, now })).toEqual({ ok: true, value: undefined })
    expect(await state()).toMatchObject({ totpSecret: null, recoveryCodes: [] })
    expect(await db().session.count({ where: { userId: someone.actor.userId } })).toBe(0)
  })
})
