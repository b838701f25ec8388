/** The line to the server during a test: lost and back, signed out in the middle, two windows at once. */
import { inDatabase, makeLearner } from './accounts'
import { give, goOn, saved, startTest, stemOf, toSingleChoice } from './exam'
import { expect, expectAccessible, signIn, test } from './journey'
import { rightAnswer, wrongAnswer } from './solver'

type Step = { ordinal: number; sequence: number; response: unknown }

const stepsOf = (attemptId: string) =>
  inDatabase(async (client) => (await client.query<Step>('SELECT ordinal, sequence, response FROM answer_step WHERE attempt_id = $1 ORDER BY ordinal, sequence', [attemptId])).rows)

const options = '.opts input'

test('the connection is lost while answering: the page says so, tries again, and saves each answer once and in order @phone', async ({ page, context, provoke }) => {
  provoke(/ERR_INTERNET_DISCONNECTED|Failed to load resource: net::/)
  const { username } = await makeLearner('mat-mang')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const ordinal = await toSingleChoice(page)
  const empty = await stepsOf(attemptId)
  const choices = page.locator('label.opt')
  await choices.nth(0).click()
  await expect(saved(page)).toHaveText(/^Đã lưu/)

  await context.setOffline(true)
  await choices.nth(1).click()
  await expect(saved(page)).toHaveText('Chưa lưu, đang thử lại')
  await expect(page.getByText('Chưa lưu được câu vừa trả lời.')).toBeVisible()
  await choices.nth(2).click()
  await expect(saved(page)).toHaveText('Chưa lưu, đang thử lại')
  expect((await stepsOf(attemptId)).length).toBe(empty.length + 1)

  await context.setOffline(false)
  await expect(saved(page)).toHaveText(/^Đã lưu \d\d:\d\d$/, { timeout: 30_000 })
  await expect(page.getByText('Chưa lưu được câu vừa trả lời.')).toBeHidden()
  const values = await page.locator(options).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const steps = (await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal)
  expect(steps.slice(-3).map(({ response }) => response)).toEqual(values.slice(0, 3).map((choice) => ({ choice })))
  expect(steps.map(({ sequence }) => sequence)).toEqual([...steps.map(({ sequence }) => sequence)].sort((a, b) => a - b))
  await page.reload()
  await expect(page.locator(options).nth(2)).toBeChecked()
})

test('the session ends in the middle: one signs in again and goes on at the same question with the answers kept', async ({ page, context, provoke }) => {
  provoke(/status of 401/)
  const { username } = await makeLearner('het-phien')
  await signIn(page, username)
  const attemptId = await startTest(page)
  await give(page, rightAnswer(await stemOf(page)))
  await expect(saved(page)).toHaveText(/^Đã lưu/)
  await goOn(page, 1)
  const stem = await stemOf(page)

  await context.clearCookies()
  await give(page, rightAnswer(stem))
  await expect(page.getByText('Phiên đăng nhập đã hết nên câu vừa trả lời chưa lưu.')).toBeVisible()
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Đăng nhập lại ở trang mới' }).click()
  const window = await opened
  await window.getByLabel('Tên đăng nhập').fill(username)
  await window.getByLabel('Mật khẩu', { exact: true }).fill('dat-chuan-demo')
  await window.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(window).toHaveURL(new RegExp(`/attempts/${attemptId}/questions/2$`))
  expect(await stemOf(window)).toBe(stem)
  await window.close()

  // The first window saves what it kept, by itself.
  await expect(saved(page)).toHaveText(/^Đã lưu/, { timeout: 30_000 })
  await page.goto(`/attempts/${attemptId}/questions/1`)
  await expect(page.locator('[data-cell="1"]')).toHaveClass(/answered/)
  await expect(page.locator('[data-cell="2"]')).toHaveClass(/answered/)
})

test('signed out without noticing: sending the form leads through sign-in back to the question', async ({ page, context }) => {
  const { username } = await makeLearner('het-phien-2')
  await signIn(page, username)
  const attemptId = await startTest(page)
  await goOn(page, 1)
  await context.clearCookies()
  await page.getByRole('button', { name: 'Lưu và sang câu 3', exact: true }).click()
  await expect(page).toHaveURL(/\/login\?redirectTo=/)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('dat-chuan-demo')
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/attempts/${attemptId}/questions/2$`))
})

test('two windows on one question: the older answer never replaces the newer one', async ({ page, context, provoke }) => {
  provoke(/status of 409/)
  const { username } = await makeLearner('hai-trang')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const place = await toSingleChoice(page)
  const second = await context.newPage()
  await second.goto(page.url())
  const stem = await stemOf(page)
  await give(page, wrongAnswer(stem))
  await expect(saved(page)).toHaveText(/^Đã lưu/)
  await give(second, rightAnswer(stem))
  await expect(second.getByText('Câu này đã có câu trả lời mới hơn, gửi từ trang khác.')).toBeVisible()
  const steps = (await stepsOf(attemptId)).filter(({ ordinal }) => ordinal === place)
  await second.getByRole('link', { name: 'Xem câu trả lời đang lưu' }).click()
  await expect(second.locator('.opts input:checked')).toHaveCount(1)
  await give(second, rightAnswer(stem))
  await expect(saved(second)).toHaveText(/^Đã lưu/)
  expect((await stepsOf(attemptId)).filter(({ ordinal }) => ordinal === place).length).toBeGreaterThan(steps.length)
})

/** Moves the end of an attempt, which the product itself never does. */
const endIn = (attemptId: string, seconds: number) =>
  inDatabase(async (client) => {
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(`UPDATE attempt SET due_at = now() + $2 * interval '1 second' WHERE id = $1`, [attemptId, seconds])
  })

test('when time is up the page hands in by itself, with the answers saved @phone', async ({ page }) => {
  const { username } = await makeLearner('het-gio')
  await signIn(page, username)
  const attemptId = await startTest(page)
  await give(page, rightAnswer(await stemOf(page)))
  await expect(saved(page)).toHaveText(/^Đã lưu/)
  await endIn(attemptId, 290)
  await page.reload()
  await expect(page.locator('[data-timer-text]')).toHaveText('Còn 5 phút')
  await expectAccessible(page)
  await endIn(attemptId, 6)
  await page.reload()
  await expect(page).toHaveURL(/\/result$/, { timeout: 20_000 })
  await expect(page.getByText('Chưa đạt', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Bài thi đã tự nộp khi hết giờ|Đã nộp bài thi)$/)
  await expect(page.getByText('Chưa trả lời', { exact: true })).toHaveCount(39)
})
