/** Taking the final test of KH2, as a person does: reading the question, pressing options and buttons. */
import { expect, type Page, type Response } from '@playwright/test'
import { type Answer, explanations, words } from './solver'

export const QUESTIONS = 40

export async function startTest(page: Page): Promise<string> {
  await page.goto('/courses/KH2/test')
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}\/questions\/1$/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export async function stemOf(page: Page): Promise<string> {
  return words((await page.locator('.stem p').allTextContents()).join(' '))
}

/** Gives the answer to the question on the page. */
export async function give(page: Page, answer: Answer): Promise<void> {
  if ('date' in answer) return page.getByLabel('Ngày hẹn trả').fill(answer.date)
  const labels = page.locator('label.opt')
  const texts = (await labels.locator('.opt-text > span').allTextContents()).map(words)
  for (const text of answer.texts) {
    expect(texts).toContain(text)
    await labels.nth(texts.indexOf(text)).click()
  }
}

/** The form's main button; its words say where it leads. */
export async function goOn(page: Page, ordinal: number): Promise<void> {
  const last = ordinal === QUESTIONS
  await page.getByRole('button', { name: last ? 'Lưu và xem lại bài' : `Lưu và sang câu ${ordinal + 1}`, exact: true }).click()
  await expect(page).toHaveURL(last ? /\/review$/ : new RegExp(`/questions/${ordinal + 1}$`))
}

type Look = { readonly from: number; /** Called on the first question of each kind. */ readonly look?: () => Promise<void> }

/** Answers from question `from` to the last one; ends on the page that checks answers. */
export async function answerAll(page: Page, answer: (stem: string) => Answer, { from, look }: Look): Promise<void> {
  const kinds = new Set<string>()
  for (let ordinal = from; ordinal <= QUESTIONS; ordinal++) {
    const kind = (await page.locator('[data-answer]').first().getAttribute('type')) ?? ''
    await give(page, answer(await stemOf(page)))
    if (!kinds.has(kind)) await look?.()
    kinds.add(kind)
    await goOn(page, ordinal)
  }
}

export async function handIn(page: Page): Promise<void> {
  await page.getByLabel('Tôi đã xem lại bài và đồng ý nộp.').check()
  await page.getByRole('button', { name: 'Nộp bài thi' }).click()
  await expect(page).toHaveURL(/\/result$/)
}

/** Goes on to the first question with one right option among three or more; its number. */
export async function toSingleChoice(page: Page): Promise<number> {
  let ordinal = 1
  for (; (await page.locator('.opts input[type="radio"]').count()) < 3; ordinal++) await goOn(page, ordinal)
  return ordinal
}

export const saved = (page: Page) => page.locator('[data-saved-text]')

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** Reads along everything the server sends about attempts until stopped: how many answers were read, and what in them would tell a key. */
export function readAlong(page: Page): () => Promise<{ read: number; telling: string[] }> {
  const pending: Promise<string[] | null>[] = []
  const read = (response: Response) => {
    if (response.url().includes('/attempts/') && (response.status() < 300 || response.status() >= 400)) pending.push(telling(response))
  }
  page.on('response', read)
  return async () => {
    page.off('response', read)
    const found = (await Promise.all(pending)).filter((one) => one !== null)
    return { read: found.length, telling: found.flat() }
  }
}

/** Null: the browser let go of the body before it could be read. */
async function telling(response: Response): Promise<string[] | null> {
  const body = await response.text().catch(() => null)
  if (body === null) return null
  const text = words(body.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity).replaceAll('\\"', '"').replaceAll('\\n', ' '))
  return [...explanations.filter((one) => text.includes(one)), ...(/"(correct|fraction|feedback|mustBeRight)"/.exec(text) ?? [])].map((what) => `${response.url()}: ${what}`)
}
