/** The same way without any script: every step is a link or a form. The test is failed on purpose, twice. */
import { makeLearner } from './accounts'
import { answerAll, expectAnswered, give, goOn, handIn, startTest, stemOf } from './exam'
import { expect, expectNoSidewaysScroll, signIn, test } from './journey'
import { wrongAnswer } from './solver'

test.use({ javaScriptEnabled: false })

test('learns and is examined without script; fails twice and waits', async ({ page }) => {
  test.setTimeout(150_000)
  const { username } = await makeLearner('khong-js', ['2.1', '2.2', '2.3', '2.4', '2.5'])
  await signIn(page, username)
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible()
  await page.goto('/courses/KH2/lessons/2.6')

  const check = page.locator('form[data-check]').first()
  const right = check.locator('label.opt.is-right')
  await expect(right.locator('.why')).toBeHidden()
  await check.locator('label.opt.is-wrong').first().click()
  await expect(check.locator('label.opt.is-wrong .why').first()).toBeVisible()
  await right.click()
  await expect(right.locator('.why')).toBeVisible()
  await check.getByRole('button', { name: 'Làm lại câu này' }).click()
  await expect(right.locator('.why')).toBeHidden()
  await page.locator('a.term').first().click()
  await expect(page).toHaveURL(/\/glossary#/)
  await page.goBack()
  await page.getByRole('button', { name: 'Tôi đã đọc hết bài' }).click()
  await expect(page).toHaveURL(/\/courses\/KH2$/)

  await startTest(page)
  // This browser switches script off without drawing what stands in for it.
  expect(await page.locator('noscript').evaluate((place) => place.textContent)).toContain('Trang này chưa chạy được phần tự lưu.')
  await give(page, wrongAnswer(await stemOf(page)))
  await page.getByRole('button', { name: 'Đánh dấu', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Đã đánh dấu', exact: true })).toBeVisible()
  await expect(page.locator('.saved')).toContainText(/^Đã lưu \d\d:\d\d$/)
  await goOn(page, 1)
  await page.getByRole('button', { name: 'Câu 1', exact: true }).click()
  await expectAnswered(page)
  await page.locator('[data-cell="40"]').click()
  await expect(page).toHaveURL(/\/questions\/40$/)
  await page.locator('[data-cell="2"]').click()
  await answerAll(page, wrongAnswer, { from: 2 })
  await page.getByRole('button', { name: 'Nộp bài thi' }).click()
  await expect(page.getByText('Chọn ô “Tôi đã xem lại bài và đồng ý nộp”').first()).toBeVisible()
  await handIn(page)

  await expect(page.getByText('Chưa đạt', { exact: true })).toBeVisible()
  await expect(page.getByText('Điểm chưa tới mức đạt')).toBeVisible()
  await expect(page.getByText(/Sai 4 câu bắt buộc đúng/)).toBeVisible()
  await expect(page.getByText('Còn 1 lượt.')).toBeVisible()
  // With an attempt left only one's own choices are explained; no right answer is told.
  await expect(page.getByText('Đáp án đúng hiện ra khi đã đạt hoặc đã hết lượt.', { exact: false })).toBeVisible()
  await expect(page.locator('.opt.right')).toHaveCount(0)
  await expect(page.locator('.opt.wrong .why').first()).toBeVisible()
  await expectNoSidewaysScroll(page)

  await startTest(page)
  await expect(page.getByText('lần 2 trên 2')).toBeVisible()
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click()
  await expect(page.getByText('Còn 40 câu chưa trả lời.')).toBeVisible()
  await handIn(page)
  await expect(page.getByText('Chưa đạt', { exact: true })).toBeVisible()
  await expect(page.locator('.opt.right').first()).toBeVisible()

  await page.goto('/courses/KH2/test')
  await expect(page.getByText(/^Đã hết lượt\. Lượt tiếp theo mở từ \d\d?\/\d\d?\/\d{4}\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toHaveCount(0)
})
