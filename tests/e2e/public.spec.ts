/** Pages that need no account: verification, guides, sign-in with its refusals, error pages, the other language. */
import { randomBytes } from 'node:crypto'
import { findCertificate, makeExpiredCertificate } from './accounts'
import { expect, expectAccessible, test } from './journey'

test('anybody verifies a certificate: valid, expired, revoked or unknown @phone', async ({ page }) => {
  const valid = await findCertificate('valid')
  await page.goto('/verify')
  await expectAccessible(page)
  await page.getByLabel('Mã xác minh').fill(` ${valid.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await expect(page).toHaveURL(new RegExp(`/verify/${valid.code}$`))
  await expect(page.locator('[data-verification="valid"]')).toContainText(valid.holder)
  await expect(page.locator('[data-verification]')).toHaveCount(1)
  await expectAccessible(page)
  const expired = await makeExpiredCertificate()
  await page.goto(`/verify/${expired.code}`)
  await expect(page.locator('[data-verification="expired"]')).toContainText(`đã hết giá trị sau ngày ${expired.lastDay}`)
  await expectAccessible(page)
  const revoked = await findCertificate('revoked')
  await page.goto(`/verify/${revoked.code}`)
  await expect(page.locator('[data-verification="revoked"]')).toContainText('đã thu hồi ngày')
  // Of a revoked one nothing personal is told.
  await expect(page.locator('main')).not.toContainText(revoked.holder)
  await expectAccessible(page)
  for (const code of ['0000-0000-0000', 'khong phai ma']) {
    await page.goto(`/verify/${encodeURIComponent(code)}`)
    await expect(page.locator('[data-verification="unknown"]')).toContainText('Không có giấy chứng nhận nào mang mã này.')
  }
})

test('guides and statements are open and say something @phone', async ({ page }) => {
  for (const url of ['/guide', '/accessibility', '/privacy', '/glossary']) {
    expect((await page.goto(url))?.status()).toBe(200)
    expect((await page.locator('main').innerText()).length, url).toBeGreaterThan(1000)
    await expectAccessible(page)
  }
})

test('what is not there, or not for the reader, says so in words @phone', async ({ page }) => {
  expect((await page.goto('/khong-co-trang-nay'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'Không tìm thấy trang' })).toBeVisible()
  await expectAccessible(page)
  for (const url of ['/', '/record', '/compliance', '/admin/users', '/trainer/courses', '/courses/KH2/test']) {
    await page.goto(url)
    await expect(page).toHaveURL(`/login?redirectTo=${encodeURIComponent(url)}`)
  }
})

test('sign-in refuses in one sentence whoever it is, and slows down who guesses @phone', async ({ page }) => {
  await page.goto('/login')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  const summary = page.getByRole('alert')
  await expect(summary.getByText('Nhập tên đăng nhập')).toBeVisible()
  await expect(summary.getByText('Nhập mật khẩu')).toBeVisible()
  await expect(summary).toBeFocused()
  await expectAccessible(page)
  const nobody = `khong.ai.${randomBytes(4).toString('hex')}`
  const wait = summary.getByText(/Đã thử sai nhiều lần\. Chờ \d+ giây rồi thử lại\./)
  let guesses = 0
  for (; guesses < 9 && (await wait.count()) === 0; guesses++) {
    await page.getByLabel('Tên đăng nhập').fill(nobody)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu')
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    const status = (await answered).status()
    await expect(summary).toBeFocused()
    await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(nobody)
    await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveValue('')
    if (guesses < 5) expect(status).toBe(422)
    if (guesses === 0) await expect(summary.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.')).toBeVisible()
  }
  expect(guesses).toBeGreaterThan(5)
  await expect(wait).toBeVisible()
})

test('the other language and back', async ({ page }) => {
  await page.goto('/verify')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/verify$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1, name: 'Verify a certificate' })).toBeVisible()
  await expectAccessible(page)
  for (const url of ['/guide', '/login', '/nothing-here']) {
    await page.goto(url)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
  await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
})
