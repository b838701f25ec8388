/**
 * The line to the server during a test: lost for a while and for long, an answer whose receipt got lost, signed out in the
 * middle, two windows at once, a clock that is wrong, an input method at work.
 */
import { inDatabase, makeLearner } from './accounts'
import { give, goOn, saved, startTest, stemOf, toSingleChoice } from './exam'
import { expect, expectAccessible, signIn, test } from './journey'
import { rightAnswer } from './solver'

type Step = { ordinal: number; sequence: number; response: unknown }

const stepsOf = (attemptId: string) =>
  inDatabase(async (client) => (await client.query<Step>('SELECT ordinal, sequence, response FROM answer_step WHERE attempt_id = $1 ORDER BY ordinal, sequence', [attemptId])).rows)

const eventsOf = (attemptId: string) =>
  inDatabase(async (client) => (await client.query<{ kind: string }>('SELECT kind FROM attempt_event WHERE attempt_id = $1 ORDER BY at', [attemptId])).rows.map(({ kind }) => kind))

const options = '.opts input'

test('the connection is lost for half a minute while answering: the page says so, tries again, and saves each answer once and in order @phone', async ({ page, context, provoke }) => {
  provoke(/ERR_INTERNET_DISCONNECTED|Failed to load resource: net::/)
  const { username } = await makeLearner('mat-mang')
  await page.clock.install()
  await signIn(page, username)
  const attemptId = await startTest(page)
  const ordinal = await toSingleChoice(page)
  const empty = await stepsOf(attemptId)
  const choices = page.locator('label.opt')
  await choices.nth(0).click()
  await expect(saved(page)).toHaveText(/^Đã lưu/)

  await context.setOffline(true)
  await choices.nth(1).click()
  await expect(saved(page)).toHaveText('Chưa gửi – giữ trên máy này')
  await expect(page.getByText('Chưa gửi được câu vừa trả lời;')).toBeVisible()
  await choices.nth(2).click()
  await expect(saved(page)).toHaveText('Chưa gửi – giữ trên máy này')
  await page.clock.fastForward('00:30')
  await expect(saved(page)).toHaveText('Chưa gửi – giữ trên máy này')
  expect((await stepsOf(attemptId)).length).toBe(empty.length + 1)

  await context.setOffline(false)
  await expect(saved(page)).toHaveText(/^Đã lưu \d\d:\d\d$/, { timeout: 30_000 })
  await expect(page.getByText('Chưa gửi được câu vừa trả lời;')).toBeHidden()
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
  await page.getByRole('link', { name: 'Đăng nhập ở trang mới' }).click()
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

test('signed out without noticing: sending the form leads through sign-in back to the question', async ({ page, context, provoke }) => {
  provoke(/status of 401/)
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

test('signs in again in place, and goes on at the same question', async ({ page, context, provoke }) => {
  provoke(/status of (401|422)/)
  const { username } = await makeLearner('het-phien-3')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const stem = await stemOf(page)
  await context.clearCookies()
  await give(page, rightAnswer(stem))
  const strip = page.locator('[data-strip="signed-out"]')
  await expect(strip).toBeVisible()
  await strip.getByLabel('Mật khẩu').fill('sai rồi')
  await strip.getByRole('button', { name: 'Đăng nhập và làm tiếp' }).click()
  await expect(strip.getByText('Mật khẩu chưa đúng.')).toBeVisible()
  await strip.getByLabel('Mật khẩu').fill('dat-chuan-demo')
  await strip.getByRole('button', { name: 'Đăng nhập và làm tiếp' }).click()
  await expect(saved(page)).toHaveText(/^Đã lưu/, { timeout: 20_000 })
  await expect(strip).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`/attempts/${attemptId}/questions/1$`))
  expect(await eventsOf(attemptId)).toContain('signed_in_again')
  await goOn(page, 1)
})

test('a second tab takes over openly: the older one is told and writes no more', async ({ page, context, provoke }) => {
  provoke(/status of 409/)
  const { username } = await makeLearner('hai-trang')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const place = await toSingleChoice(page)
  await page.locator('label.opt').nth(0).click()
  await expect(saved(page)).toHaveText(/^Đã lưu/)

  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByText('Bài đang mở ở nơi khác')).toBeVisible()
  await expect(second.locator('.opts input').first()).toBeDisabled()
  await second.getByRole('button', { name: 'Làm tiếp ở đây' }).locator('visible=true').click()
  await expect(second.locator('.opts input').nth(1)).toBeEnabled()
  await second.locator('label.opt').nth(1).click()
  await expect(saved(second)).toHaveText(/^Đã lưu/)

  const before = await stepsOf(attemptId)
  // A headless browser shows every tab at once: say that this one is looked at again.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.locator('[data-strip="taken-over"]')).toBeVisible()
  await expect(page.locator('.opts input').first()).toBeDisabled()
  expect(await stepsOf(attemptId)).toEqual(before)
  expect(before.filter(({ ordinal }) => ordinal === place)).toHaveLength(2)
  expect(await eventsOf(attemptId)).toContain('took_over')
})

test('the line is away for five minutes and the browser is closed: the answer is sent when it is opened again', async ({ page, context, provoke }) => {
  provoke(/ERR_INTERNET_DISCONNECTED|Failed to load resource: net::/)
  const { username } = await makeLearner('mat-mang-lau')
  await page.clock.install()
  await signIn(page, username)
  const attemptId = await startTest(page)
  const ordinal = await toSingleChoice(page)
  await context.setOffline(true)
  await page.locator('label.opt').nth(1).click()
  await expect(saved(page)).toHaveText('Chưa gửi – giữ trên máy này')
  await page.clock.fastForward('05:00')
  await expect(saved(page)).toHaveText('Chưa gửi – giữ trên máy này')
  expect((await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal && JSON.stringify(step.response).includes('"choice": "'))).toEqual([])
  const value = await page.locator(options).nth(1).inputValue()
  await page.close({ runBeforeUnload: false })

  await context.setOffline(false)
  const reopened = await context.newPage()
  await reopened.goto('/')
  await expect(reopened.getByText('Đã gửi 1 câu trả lời còn giữ trên máy này từ lần trước.')).toBeVisible()
  expect((await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal).at(-1)?.response).toEqual({ choice: value })
  await reopened.goto('/')
  await expect(reopened.getByText('còn giữ trên máy này từ lần trước')).toBeHidden()
})

test('the receipt of a saved answer gets lost: it is sent again and kept once', async ({ page, provoke }) => {
  provoke(/Failed to load resource: net::/)
  const { username } = await makeLearner('mat-bien-nhan')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const ordinal = await toSingleChoice(page)
  let lost = 0
  await page.route('**/answers', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.locator('label.opt').nth(0).click()
  await expect(saved(page)).toHaveText(/^Đã lưu/, { timeout: 20_000 })
  expect(lost).toBe(1)
  const steps = (await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal)
  expect(steps.filter(({ response }) => JSON.stringify(response) !== '{"choice":null}')).toHaveLength(1)
})

test('an answer given before the script of the page has come is saved as soon as it has', async ({ page }) => {
  const { username } = await makeLearner('duong-truyen-cham')
  await signIn(page, username)
  await page.goto('/courses/KH2/test')
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  await page.route(/behaviour-exam-[^/]*\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page).toHaveURL(/\/questions\/1$/)
  const attemptId = new URL(page.url()).pathname.split('/')[2] ?? ''
  const before = (await stepsOf(attemptId)).length
  await give(page, rightAnswer(await stemOf(page)))
  expect((await stepsOf(attemptId)).length).toBe(before)
  arrive()
  await expect(saved(page)).toHaveText(/^Đã lưu/, { timeout: 20_000 })
  expect((await stepsOf(attemptId)).length).toBe(before + 1)
})

test('a clock of the device that is a day off changes nothing', async ({ page }) => {
  const { username } = await makeLearner('dong-ho-sai')
  await page.clock.install({ time: new Date(Date.now() + 86_400_000) })
  await signIn(page, username)
  await startTest(page)
  await expect(page.locator('[data-timer-text]')).toHaveText(/^(1:00:00|59:5\d)$/)
  await give(page, rightAnswer(await stemOf(page)))
  await expect(saved(page)).toHaveText(/^Đã lưu/)
})

test('time left is said aloud at ten, five and one minutes, and at no other', async ({ page }) => {
  const { username } = await makeLearner('bao-gio')
  await page.clock.install()
  await signIn(page, username)
  await startTest(page)
  const said = page.locator('[data-announce]')
  await expect(said).toHaveText('')
  await page.clock.fastForward('49:30')
  await expect(said).toHaveText('')
  await page.clock.fastForward('00:35')
  await expect(said).toHaveText(/10 phút/)
  await page.clock.fastForward('05:00')
  await expect(said).toHaveText(/5 phút/)
  await page.clock.fastForward('04:00')
  await expect(said).toHaveText(/1 phút/)
})

test('Enter that ends a composition (Telex) hands nothing in, and what is composed is saved once it is whole', async ({ page }) => {
  const { username } = await makeLearner('bo-go')
  await signIn(page, username)
  const attemptId = await startTest(page)
  const field = page.locator('input[data-answer="typed"]').first()
  let ordinal = 1
  for (; (await field.count()) === 0; ordinal++) await goOn(page, ordinal)
  const address = page.url()
  await field.focus()
  await field.evaluate((input: HTMLInputElement) => {
    const type = (value: string) => {
      input.value = value
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    }
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    type('nguowi')
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: true })
    input.dispatchEvent(enter)
    if (!enter.defaultPrevented) throw new Error('Enter during a composition was let through')
  })
  await page.waitForTimeout(800)
  expect((await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal && JSON.stringify(step.response).includes('nguowi'))).toEqual([])
  await field.evaluate((input: HTMLInputElement) => {
    input.value = 'người'
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'người' }))
  })
  await expect.poll(async () => JSON.stringify((await stepsOf(attemptId)).filter((step) => step.ordinal === ordinal).at(-1)?.response ?? null)).toContain('người')
  expect(page.url()).toBe(address)
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
  await expect(page.locator('.question-head').getByText('Chưa trả lời', { exact: true })).toHaveCount(39)
})
