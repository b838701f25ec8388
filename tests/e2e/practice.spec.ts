/** Practice: judged at once, tried again, explained; and what was wrong comes back in the review of the day. */
import { inDatabase, makeLearner } from './accounts'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './journey'

test('practises, errs, tries again, and goes over it when its day has come @phone', async ({ page }) => {
  const { username, officerId } = await makeLearner('luyen-tap')
  await signIn(page, username)
  await expect(page.getByRole('heading', { name: 'Ôn tập hôm nay' })).toBeHidden()
  await page.goto('/courses/KH2/practice')
  await expectAccessible(page)
  await page.getByLabel(/^2\.3\. /).check()
  await page.getByLabel(/^5 câu/).check()
  await page.getByRole('button', { name: 'Bắt đầu luyện tập' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Câu 1 trên 5$/)
  await page.getByRole('button', { name: 'Kiểm tra câu này' }).click()
  await expect(page.getByText(/Anh\/chị chưa trả lời câu này/)).toBeVisible()
  await page.getByRole('button', { name: 'Xem lời giải' }).click()
  await expect(page.getByText('Lời giải', { exact: true })).toBeVisible()
  await expect(page.getByText(/Câu này sẽ trở lại trong “Ôn tập hôm nay”/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await inDatabase((client) => client.query(`UPDATE review_card SET due_at = now() - interval '1 minute' WHERE officer_id = $1`, [officerId]))
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Ôn tập hôm nay' })).toBeVisible()
  await expect(page.getByText(/^5 câu anh\/chị từng làm sai/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ôn tập ngay' }).click()
  await expect(page).toHaveURL(/\/practice\/[0-9a-f-]{36}\/1$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Câu 1 trên 5$/)
})
