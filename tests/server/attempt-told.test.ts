/**
 * What an open attempt tells over real HTTP: every page, every data request and every JSON answer, with their headers, holds
 * no key and no explanation. And what its endpoints say to a page that is signed out, taken over or late.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from './database'
import { root } from './test-server'

if (!existsSync(path.join(root, 'build/server/index.js'))) throw new Error('build/server/index.js is missing: these tests run on the built application. Run npm test, which builds it first.')

await testDatabase()
const { db } = await import('../../app/server/db.server')
const { submitAttempt } = await import('../../app/server/attempt/submit-attempt.server')
const { cookieOf } = await import('./access-world')
const { makeLearner } = await import('../factories/attempt')
const { makeCourse, rightResponse, SECRET } = await import('../factories/course')
const { addQuestions, KIND_CODES } = await import('../factories/question')

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
let origin = ''
let close: () => void = () => undefined
const heard: { what: string; text: string }[] = []

beforeAll(async () => {
  const { createApp } = await import('../../app/process/app')
  const server = (await createApp()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})
afterAll(() => close())

/** A browser: keeps cookies by path, and follows nothing. Everything it hears is kept to be searched. */
function browser(cookie = '') {
  const jar = new Map<string, { path: string; pair: string }>()
  if (cookie) jar.set('session', { path: '/', pair: cookie })
  const ask = (method: string, address: string, body = '', type = 'application/x-www-form-urlencoded'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const Cookie = [...jar.values()].filter(({ path: at }) => address.startsWith(at)).map(({ pair }) => pair).join('; ')
      const sent = method === 'POST' ? { Origin: origin, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) } : {}
      const request = httpRequest(`${origin}${address}`, { method, headers: { Cookie, ...sent } }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) {
            const [pair = '', ...rest] = line.split('; ')
            const at = rest.find((part) => part.startsWith('Path='))?.slice(5) ?? '/'
            if (rest.includes('Max-Age=0')) jar.delete(pair.split('=')[0] ?? '')
            else jar.set(pair.split('=')[0] ?? '', { path: at, pair })
          }
          heard.push({ what: `${method} ${address}`, text: `${JSON.stringify(response.headers)}\n${text}` })
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
        })
      })
      request.on('error', reject).end(body)
    })
  return {
    jar,
    get: (address: string) => ask('GET', address),
    post: (address: string, fields: Record<string, string>) => ask('POST', address, new URLSearchParams(fields).toString()),
    json: async (address: string, body: object) => {
      const answer = await ask('POST', address, JSON.stringify(body), 'application/json')
      return [answer.status, JSON.parse(answer.body) as Record<string, unknown>] as const
    },
  }
}
const field = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? ''

async function started() {
  const course = await makeCourse({ finalTest: { questions: 12, blueprint: [{ objective: '1.1a', N: 8, H: 0, V: 0, star: 0 }, { objective: '1.2a', N: 0, H: 2, V: 2, star: 1 }], fixed: KIND_CODES, shown: { first: 'explanations', finally: 'explanations', when: 'ended' } } })
  await addQuestions(course)
  const learner = await makeLearner(course)
  const page = browser(await cookieOf(learner.userId))
  const start = await page.post(`/courses/${course.code}/test`, {})
  expect(start.status).toBe(303)
  const attemptId = /\/attempts\/([^/]+)\//.exec(start.headers.location ?? '')?.[1] ?? ''
  return { course, learner, page, attemptId, at: `/attempts/${attemptId}` }
}

test('an open attempt tells no key and no explanation, in no response', { timeout: 120_000 }, async () => {
  heard.length = 0
  const { course, learner, page, attemptId, at } = await started()
  const places = await db().attemptQuestion.findMany({ where: { attemptId }, orderBy: { ordinal: 'asc' }, include: { question: { select: { kind: true } } } })
  expect(new Set(places.map(({ question }) => question.kind)).size).toBe(11)
  for (const { ordinal, question } of places) {
    const asked = await page.get(`${at}/questions/${ordinal}`)
    expect(asked.status).toBe(200)
    await page.get(`${at}/questions/${ordinal}.data`)
    const holder = field(asked.body, 'holder')
    const answer = { ordinal, sequence: 2, key: randomUUID(), holder, response: rightResponse[question.kind] ?? {} }
    expect(await page.json(`${at}/answers`, answer)).toMatchObject([200, { saved: true, sequence: 2 }])
    expect(await page.json(`${at}/answers`, answer)).toMatchObject([200, { saved: true }])
    for (const change of [{ sequence: 1, key: randomUUID() }, { sequence: 1, key: randomUUID(), autosave: true }, {}]) await page.json(`${at}/answers`, { ...answer, ...change, response: {} })
    await page.post(`${at}/questions/${ordinal}`, { sequence: '3', key: randomUUID(), holder, go: 'next' })
    // Answered: shown again with what was given.
    await page.get(`${at}/questions/${ordinal}`)
  }
  await page.json(`${at}/holder`, { holder: 'c3'.repeat(16), take: false })
  await page.json(`${at}/events`, { kind: 'left', ordinal: 3 })
  const other = browser(await cookieOf(learner.userId))
  await other.get(`${at}/questions/2`)
  for (const address of [`${at}/review`, `${at}/review.data`, `${at}/result`, `${at}/result.data`, `/courses/${course.code}/test`, `/courses/${course.code}/test.data`, `/courses/${course.code}`, `/courses/${course.code}.data`, '/', '/_root.data', '/courses', '/record', '/certificates', `${at}/answers`, `${at}/holder`, `${at}/events`]) await page.get(address)
  await page.post(`${at}/review`, {})
  await page.post(`/courses/${course.code}/test`, {})
  expect(heard.length).toBeGreaterThan(90)
  // Names of fields stand in data and JSON; pages may use such words for their looks.
  const secret = (what: string) => [SECRET, 'correct', 'fraction', 'feedback', 'answerKey', 'guidance', 'tolerance', 'unitAlso', 'extraRight', ...(/\.data$|answers$|holder$|events$/.test(what) && !/_root|record/.test(what) ? ['"accept"', '"due"', '"right"', '"fatal"', '"verdict"', '"mustBeRight"'] : [])]
  const leaks = heard.flatMap(({ what, text }) => secret(what).filter((word) => text.includes(word)).map((word) => `${what}: …${text.slice(Math.max(0, text.indexOf(word) - 80), text.indexOf(word) + 40)}…`))
  expect(leaks).toEqual([])
  // The search can find: after the end the same pages tell it.
  await submitAttempt({ actor: learner, attemptId, now: new Date() })
  expect((await page.get(`${at}/result`)).body).toContain(SECRET)
})

describe('a session that has ended', () => {
  test('every JSON endpoint says so, and an answer sent without script is not lost', async () => {
    const { learner, page, attemptId, at } = await started()
    const single = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { kind: 'single' } } })
    const address = `${at}/questions/${single.ordinal}`
    const first = await page.get(address)
    const holder = field(first.body, 'holder')
    page.jar.delete('session')
    for (const [endpoint, body] of [['answers', { ordinal: 1, sequence: 1, key: randomUUID(), response: {} }], ['holder', { holder, take: false }], ['events', { kind: 'left', ordinal: 1 }]] as const) expect(await page.json(`${at}/${endpoint}`, body)).toMatchObject([401, { kind: 'signed_out' }])
    const refused = await page.post(address, { sequence: field(first.body, 'sequence'), key: field(first.body, 'key'), holder, choice: 'b', go: 'next' })
    expect([refused.status, refused.headers.location]).toEqual([302, `/login?redirectTo=${encodeURIComponent(address)}`])
    const kept = refused.headers['set-cookie']?.find((line) => line.startsWith('kept=')) ?? ''
    expect(kept).toMatch(new RegExp(`^kept=[^;]{20,3000}; Path=${at}; Max-Age=900; HttpOnly; SameSite=Lax$`))
    expect(kept).not.toContain('choice')
    page.jar.set('session', { path: '/', pair: await cookieOf(learner.userId) })
    const again = await page.get(address)
    expect(again.body).toContain('Câu trả lời này chưa lưu được')
    expect(again.body).toMatch(/<input[^>]*value="b"[^>]*checked|checked[^>]*value="b"/)
    // The same browser after signing in again is the same holder: no question of taking over.
    expect(field(again.body, 'holder')).toBe(holder)
    const saved = await page.post(address, { sequence: field(again.body, 'sequence'), key: field(again.body, 'key'), holder, choice: 'b', go: 'stay' })
    expect([saved.status, saved.headers.location]).toEqual([303, address])
    expect(page.jar.has('kept')).toBe(false)
    expect((await page.get(address)).body).not.toContain('Câu trả lời này chưa lưu được')
    expect(await db().answerStep.findMany({ where: { attemptId }, select: { response: true } })).toEqual([{ response: { choice: 'b' } }])
    expect((await db().attemptEvent.findMany({ where: { attemptId }, orderBy: { at: 'asc' }, select: { kind: true } })).map(({ kind }) => kind)).toEqual(['started', 'signed_in_again'])
  })
})

describe('two browsers', () => {
  test('the second only reads until it takes over openly, and then the first only reads; without script', async () => {
    const { learner, page, attemptId, at } = await started()
    const single = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { kind: 'single' } } })
    const address = `${at}/questions/${single.ordinal}`
    const mine = await page.get(address)
    expect(mine.body).not.toContain('Bài đang mở ở nơi khác từ')
    const second = browser(await cookieOf(learner.userId))
    const seen = await second.get(address)
    expect(seen.body).toContain('Bài đang mở ở nơi khác từ')
    expect(seen.body).toMatch(/<fieldset[^>]* disabled=""/)
    expect(seen.body).not.toContain('data-exam-form')
    const taken = await second.post(`${at}/holder`, { ordinal: String(single.ordinal) })
    expect([taken.status, taken.headers.location]).toEqual([303, address])
    expect((await second.get(address)).body).not.toContain('Bài đang mở ở nơi khác từ')
    // What the first one still sends is refused, told, and shown again where it can be saved.
    const refused = await page.post(address, { sequence: '1', key: randomUUID(), holder: field(mine.body, 'holder'), choice: 'b', go: 'next' })
    expect([refused.status, refused.headers.location]).toEqual([303, address])
    expect((await page.get(address)).body).toContain('Bài đang mở ở nơi khác từ')
    expect(await page.json(`${at}/answers`, { ordinal: single.ordinal, sequence: 1, key: randomUUID(), holder: field(mine.body, 'holder'), response: { choice: 'b' } })).toMatchObject([409, { saved: false, reason: 'taken_over', since: expect.stringMatching(/^\d\d:\d\d$/) }])
    expect(await page.json(`${at}/holder`, { holder: `${field(mine.body, 'holder')}-tab1`, take: false })).toMatchObject([409, { held: false, takenSince: expect.stringMatching(/^\d\d:\d\d$/) }])
    expect(await page.post(`${at}/review`, { confirm: 'yes', holder: field(mine.body, 'holder') })).toMatchObject({ status: 303, headers: { location: `${at}/review` } })
    await page.post(`${at}/holder`, { ordinal: String(single.ordinal) })
    expect((await page.get(address)).body).toContain('Câu trả lời này chưa lưu được')
    expect(await db().answerStep.count({ where: { attemptId } })).toBe(0)
  })

  test('endpoints refuse what they cannot read, and other people', async () => {
    const { page, at, attemptId } = await started()
    const stranger = browser(await cookieOf((await makeLearner(await makeCourse())).userId))
    expect(await page.json(`${at}/holder`, { holder: 'x', take: false })).toMatchObject([422, { held: false }])
    expect(await page.json(`${at}/events`, { kind: 'submitted' })).toMatchObject([422, { kept: false }])
    expect(await page.json(`${at}/events`, { kind: 'left', ordinal: 2 })).toMatchObject([200, { kept: true, remaining: expect.any(Number) }])
    expect((await stranger.json(`${at}/holder`, { holder: 'c3'.repeat(16), take: true }))[0]).toBe(404)
    expect((await stranger.json(`${at}/events`, { kind: 'left' }))[0]).toBe(404)
    expect((await stranger.json(`${at}/answers`, { ordinal: 1, sequence: 1, key: randomUUID(), response: {} }))[0]).toBe(404)
    expect((await stranger.get(`${at}/questions/1`)).status).toBe(404)
    await db().$executeRaw`ALTER TABLE attempt DISABLE TRIGGER attempt_frozen`
    await db().attempt.update({ where: { id: attemptId }, data: { startedAt: new Date(Date.now() - 7_200_000), dueAt: new Date(Date.now() - 3_600_000) } })
    await db().$executeRaw`ALTER TABLE attempt ENABLE TRIGGER attempt_frozen`
    expect(await page.json(`${at}/answers`, { ordinal: 1, sequence: 1, key: randomUUID(), response: {} })).toMatchObject([409, { saved: false, reason: 'late', kept: true }])
    const late = await page.get(`${at}/questions/1`)
    expect([late.status, late.headers.location]).toEqual([302, `${at}/result`])
    expect((await page.get(`${at}/result`)).body).toContain('Lượt thi đã hết giờ, chưa nộp bài')
    expect(await page.json(`${at}/holder`, { holder: 'c3'.repeat(16), take: true })).toMatchObject([410, { held: false, kind: 'finished' }])
  })
})
