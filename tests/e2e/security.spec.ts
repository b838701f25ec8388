/** What every response carries and every request must: headers, origins, sizes, cookies, sessions; health for machines. */
import type { APIRequestContext } from '@playwright/test'
import { makeLearner } from './accounts'
import { DEMO_PASSWORD, expect, signIn, signOut, test } from './journey'

function policyOf(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries((headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/ (.*)/s) as [string, string]))
}

test('pages carry strict headers, and a nonce of their own each time', async ({ request }) => {
  const nonces = new Set<string>()
  for (const url of ['/login', '/verify', '/guide', '/khong-co']) {
    const response = await request.get(url)
    const headers = response.headers()
    const policy = policyOf(headers)
    expect(policy['default-src']).toBe("'none'")
    expect(policy['frame-ancestors']).toBe("'none'")
    expect(policy['base-uri']).toBe("'none'")
    expect(policy['form-action']).toBe("'self'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe-|data:|blob:|https?:|\*/)
    nonces.add(/'nonce-([^']+)'/.exec(policy['script-src'] ?? '')?.[1] ?? '')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' })
    expect(headers['x-powered-by']).toBeUndefined()
    // On plain http a promise of https would be a lie.
    expect(headers['strict-transport-security']).toBeUndefined()
    const html = await response.text()
    expect(html).not.toMatch(/ style="|<style|javascript:| on[a-z]+="/)
    for (const [, attributes = '', body = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) if (body.trim() !== '') expect(attributes).toContain('nonce=')
  }
  expect(nonces.size).toBe(4)
})

async function cookieOf(request: APIRequestContext, origin: string, username: string): Promise<string> {
  const response = await request.post('/login', { form: { username, password: DEMO_PASSWORD, redirectTo: '//evil.example/steal' }, headers: { origin }, maxRedirects: 0 })
  expect(response.status()).toBe(302)
  expect(response.headers().location).toBe('/')
  return response.headers()['set-cookie'] ?? ''
}

test('posts from elsewhere are refused', async ({ request, site }) => {
  const form = { username: 'canbo', password: 'sai' }
  for (const origin of ['https://evil.example', 'null', `${site}.evil.example`, 'http://127.0.0.1:1']) expect((await request.post('/login', { form, headers: { origin } })).status(), origin).toBe(403)
  expect((await request.post('/login', { form })).status(), 'no origin').toBe(403)
  expect((await request.post('/logout', { form: {}, headers: { origin: site, 'sec-fetch-site': 'cross-site' } })).status()).toBe(403)
  const refused = await request.post('/language', { form: { language: 'en' }, headers: { origin: 'https://evil.example' } })
  expect(refused.status()).toBe(403)
  expect(await refused.text()).toContain('Không được mở trang này')
})

test('after signing in nobody is sent to another site', async ({ page, request, site }) => {
  const { username } = await makeLearner('chuyen-huong')
  const cookie = await cookieOf(request, site, username)
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(cookie).toMatch(/Path=\//i)
  for (const target of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    await page.context().clearCookies()
    await signIn(page, username, DEMO_PASSWORD, target)
    expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(`${site}/`)
  }
  const [session] = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly)
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('a body that is too large is refused before it is read', async ({ request, site }) => {
  const response = await request.post('/login', { headers: { origin: site, 'content-type': 'application/x-www-form-urlencoded' }, data: `username=${'a'.repeat(300_000)}` })
  expect(response.status()).toBe(413)
  expect(await response.text()).toContain('Dữ liệu gửi lên quá lớn')
  expect((await request.get(`/verify?code=${'a'.repeat(9000)}`)).status()).toBe(414)
})

test('signing out everywhere ends the other sessions at once', async ({ page, person }) => {
  const { username } = await makeLearner('moi-noi')
  const other = await person(username)
  await signIn(page, username)
  await page.goto('/account')
  await expect(page.getByText('Đang đăng nhập trên 2 thiết bị hoặc trình duyệt.')).toBeVisible()
  await page.getByRole('button', { name: 'Đăng xuất mọi nơi' }).click()
  await expect(page).toHaveURL(/\/login$/)
  for (const window of [page, other]) {
    await window.goto('/record')
    await expect(window).toHaveURL(/\/login\?redirectTo=%2Frecord$/)
  }
})

test('a session cookie that was signed out is worth nothing', async ({ page, context }) => {
  const { username } = await makeLearner('dang-xuat')
  await signIn(page, username)
  const kept = await context.cookies()
  await signOut(page)
  await context.addCookies(kept)
  await page.goto('/record')
  await expect(page).toHaveURL(/\/login\?/)
})

test('machines ask for health, readiness and figures', async ({ request }) => {
  for (const [url, words] of [['/healthz', 'ok'], ['/readyz', 'ready']] as const) {
    const response = await request.get(url)
    expect(response.status()).toBe(200)
    expect((await response.text()).trim()).toBe(words)
    expect(response.headers()['cache-control']).toBe('no-store')
  }
  const metrics = await request.get('/metrics')
  expect(metrics.status()).toBe(200)
  expect(await metrics.text()).toMatch(/^# HELP /m)
  expect((await request.get('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status()).toBe(403)
})
