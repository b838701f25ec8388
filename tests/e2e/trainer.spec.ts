/** The trainer: the course as learners see it, every question with its answers, and the report of the content check. */
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, statusOf, test } from './journey'

test('previews a course, its lessons and its questions @phone', async ({ page }) => {
  await signIn(page, 'giangvien')
  await expect(page).toHaveURL(/\/trainer\/courses$/)
  await expectAccessible(page)
  await page.getByRole('link', { name: /Tiếp nhận hồ sơ/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Ma trận đề và ngân hàng câu hỏi' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /Giấy tiếp nhận và hẹn trả/ }).click()
  await expect(page.getByText('Xem như người học')).toBeVisible()
  await page.locator('form[data-check] label.opt.is-right').first().click()
  await expect(page.locator('form[data-check] label.opt.is-right .why').first()).toBeVisible()
  await expectAccessible(page)

  await page.goto('/trainer/courses/KH2/questions')
  await expect(page.getByText('120 trên 120 câu')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByLabel('Mục tiêu').selectOption('2.3a')
  await page.getByLabel('Loại câu').selectOption('due_date')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByText(/^\d+ trên 120 câu$/)).toBeVisible()
  await expect(page.getByText('Cách đếm từng ngày').first()).toBeAttached()
  await expectAccessible(page)
  for (const url of ['/admin/users', '/compliance']) expect(await statusOf(page, url), url).toBe(403)
})

test('checks the content', async ({ page }) => {
  await signIn(page, 'giangvien')
  await page.goto('/trainer/content-check')
  await page.getByRole('button', { name: 'Kiểm tra ngay' }).click()
  await expect(page.getByText('Không có lỗi')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/^Kiểm tra lúc \d\d:\d\d, .* tệp · mã nội dung [0-9a-f]+/)).toBeVisible()
  await expectAccessible(page)
})
