/** The operator: an account from its making to its closing, the record of all that, and the state of the system. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { makeAccount } from './accounts'
import { expect, expectAccessible, signIn, signOut, statusOf, test } from './journey'
import { codeOf } from './totp'

const NEW_PASSWORD = 'một câu chỉ mình nhớ'

async function typePassword(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

test('makes an account; its first password must be changed; a second factor guards it; closing it ends it at once @phone', async ({ page, visitor }) => {
  test.setTimeout(120_000)
  const operator = await makeAccount('quan-tri', 'operator')
  const username = `nhan-su.${randomBytes(4).toString('hex')}`
  await signIn(page, operator.username)
  await expect(page).toHaveURL(/\/admin\/users$/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Thêm người dùng' }).click()
  await expectAccessible(page)

  await page.getByLabel('Tên đăng nhập').fill('Tên có dấu')
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await expect(page.getByRole('alert').getByText('Tên đăng nhập chỉ gồm chữ thường không dấu')).toBeVisible()
  await expect(page.getByRole('alert').getByText('Nhập tên hiển thị')).toBeVisible()
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Tên hiển thị').fill('Nhân sự kiểm thử')
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await expect(page.getByText('Mật khẩu này chỉ hiện một lần')).toBeVisible()
  const initial = await page.locator('.confirm b').innerText()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Giao vai trò' }).click()
  const userUrl = new URL(page.url()).pathname
  await page.getByLabel('Vai trò').selectOption('hr')
  await page.getByLabel('Tìm đơn vị').fill('hang bac')
  await page.getByRole('button', { name: 'Tìm đơn vị' }).click()
  await page.getByRole('radio', { name: /Hàng Bạc/ }).first().check()
  await expect(page.getByLabel('Vai trò')).toHaveValue('hr')
  await page.getByRole('button', { name: 'Giao vai trò' }).click()
  await expect(page.getByText('Đã giao vai trò.')).toBeVisible()
  await expect(page.getByRole('table').getByText('Nhân sự').first()).toBeVisible()
  await expectAccessible(page)

  const user = await visitor()
  await typePassword(user, username, initial)
  await expect(user).toHaveURL(/\/account\/password/)
  await expect(user.getByText('Đặt mật khẩu của riêng mình rồi mới làm việc tiếp.')).toBeVisible()
  expect(await statusOf(user, '/compliance')).toBe(302)
  await expectAccessible(user)
  await user.getByLabel('Mật khẩu hiện tại').fill(initial)
  await user.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn quá')
  await user.getByLabel('Nhập lại mật khẩu mới').fill('khác')
  await user.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(user.getByRole('alert').getByText('Mật khẩu phải có ít nhất 12 ký tự')).toBeVisible()
  await user.getByLabel('Mật khẩu mới', { exact: true }).fill(NEW_PASSWORD)
  await user.getByLabel('Nhập lại mật khẩu mới').fill(NEW_PASSWORD)
  await user.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(user).not.toHaveURL(/\/account\/password/)

  await user.goto('/account/second-factor')
  await expectAccessible(user)
  const secret = await user.locator('form code').first().innerText()
  await user.getByLabel('Mã xác thực').fill('000000')
  await user.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
  await expect(user.getByText('Mã chưa đúng.').first()).toBeVisible()
  await user.getByLabel('Mã xác thực').fill(codeOf(secret))
  await user.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
  await expect(user.getByRole('heading', { name: '10 mã dự phòng' })).toBeVisible()
  const recovery = await user.locator('ol code').allInnerTexts()
  expect(new Set(recovery).size).toBe(10)
  await expectAccessible(user)
  await user.getByRole('link', { name: 'Đã cất mã, tiếp tục' }).click()

  await signOut(user)
  await typePassword(user, username, NEW_PASSWORD)
  await expect(user).toHaveURL(/\/login\/second-factor/)
  await expectAccessible(user)
  expect(await statusOf(user, '/compliance')).toBe(302)
  // The step that switched it on is used up; the next one is let in early.
  await user.getByLabel('Mã xác thực').fill(codeOf(secret, 1))
  await user.getByRole('button', { name: 'Tiếp tục đăng nhập' }).click()
  await expect(user.getByRole('heading', { level: 1, name: 'Phường Hàng Bạc' })).toBeVisible()

  await page.goto(userUrl)
  await page.getByRole('link', { name: 'Khóa tài khoản' }).click()
  await expect(page.getByRole('heading', { name: `Khóa tài khoản ${username}?` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await expect(page.getByText('Đã khóa tài khoản.')).toBeVisible()
  await user.goto('/compliance')
  await expect(user).toHaveURL(/\/login\?/)
  await typePassword(user, username, NEW_PASSWORD)
  await expect(user.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng.').first()).toBeVisible()

  await page.goto(`/admin/audit?subject=${userUrl.split('/').at(-1)}`)
  const events = page.getByRole('table')
  for (const event of ['Thêm người dùng', 'Giao vai trò', 'Đổi mật khẩu', 'Bật xác thực hai bước', 'Khóa tài khoản']) await expect(events.getByText(event, { exact: true }).first()).toBeVisible()
  await expectAccessible(page)
  await page.goto('/admin/audit?check=now')
  await expect(page.getByText(/Chuỗi nhật ký nguyên vẹn đến số [\d.]+/)).toBeVisible()
  await expectAccessible(page)
})

test('an operator cannot close the own account or give up the last right, and sees no officer', async ({ page }) => {
  const { username, userId } = await makeAccount('quan-tri-2', 'operator')
  await signIn(page, username)
  await page.goto(`/admin/users/${userId}`)
  await expect(page.getByRole('link', { name: 'Khóa tài khoản' })).toHaveCount(0)
  await page.getByRole('table').getByRole('link', { name: /^Kết thúc/ }).click()
  await page.getByRole('button', { name: 'Kết thúc vai trò' }).click()
  await expect(page.getByText('Chưa kết thúc được vì đây là vai trò quản trị cuối cùng của anh/chị.').first()).toBeVisible()
  for (const url of ['/compliance', '/trainer/courses']) expect(await statusOf(page, url), url).toBe(403)
})

test('finds accounts without diacritics and looks at the system @phone', async ({ page }) => {
  await signIn(page, 'quantri')
  await page.getByRole('searchbox').fill('nhan su thanh pho')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByRole('link', { name: 'Nhân sự thành phố dùng thử' })).toBeVisible()
  await expect(page.getByText('1 người dùng')).toBeVisible()
  await page.goto('/admin/users?search=khong-ai-ten-nay')
  await expect(page.getByText('Không có người dùng nào khớp')).toBeVisible()
  await page.goto('/admin/system')
  for (const heading of ['Chương trình', 'Cơ sở dữ liệu', 'Ổ đĩa', 'Việc chạy nền', 'Nội dung đã nạp', 'Cấu hình']) await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  await expect(page.locator('main')).not.toContainText('demo-only-secret')
  await expectAccessible(page)
})
