/** Taking the final test of KH2, as a person does: reading the question, pressing options and buttons. */
import { expect, type Locator, type Page, type Response } from '@playwright/test'
import { type Act, type Answer, explanations, words } from './solver'

export const QUESTIONS = 40

export async function startTest(page: Page): Promise<string> {
  await page.goto('/courses/KH2/test')
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}\/questions\/1$/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** The words of the question, or of the situation of a case, without what is in its fields. */
export async function stemOf(page: Page): Promise<string> {
  const text = await page.locator('fieldset.q').locator('.situation, .stem').first().evaluate((node) => {
    const copy = node.cloneNode(true) as HTMLElement
    for (const part of copy.querySelectorAll('select, .situation-title')) part.remove()
    for (const block of copy.querySelectorAll('p, li')) block.append(' ')
    return copy.textContent ?? ''
  })
  return words(text)
}

/** Whether the question on the page has an answer, of whatever kind it is. */
export async function expectAnswered(page: Page): Promise<void> {
  const given = () => page.locator('fieldset.q [data-answer]').evaluateAll((controls) => controls.some((control) => {
    const { type, checked, value } = control as HTMLInputElement
    return type === 'radio' || type === 'checkbox' ? checked : value.trim() !== ''
  }))
  await expect.poll(given).toBe(true)
}

/** Gives the answer to the question on the page. */
export async function give(page: Page, answer: Answer): Promise<void> {
  for (const act of answer) await perform(page, act)
}

async function perform(page: Page, act: Act): Promise<void> {
  const place = act.part === undefined ? page.locator('fieldset.q') : page.locator('fieldset.part').nth(act.part)
  const name = (field: string) => (act.part === undefined ? field : `p${act.part + 1}.${field}`)
  if ('press' in act) {
    const labels = place.locator('label.opt')
    const texts = (await labels.locator('.opt-text > span').allTextContents()).map(words)
    expect(texts).toContain(act.press)
    await labels.nth(texts.indexOf(act.press)).click()
  } else if ('fill' in act) {
    await place.locator(`[name="${name(act.fill)}"]`).fill(act.text)
  } else if ('choose' in act) {
    const select = place.locator(`select[name="${name(act.choose)}"]`)
    const labels = (await select.locator('option').allTextContents()).map(words)
    await select.selectOption({ index: labels.findIndex((label) => label === act.label || label.endsWith(`. ${act.label}`)) })
  } else if ('judge' in act) {
    await place.locator('label.verdict', { has: page.locator(`[name="${name(act.judge)}"][value="${act.verdict}"]`) }).click()
  } else {
    await arrange(place, act.arrange)
  }
}

/** Moves the items by their buttons, as a person does; by the lists of numbers where there is no script. */
async function arrange(place: Locator, wanted: readonly string[]): Promise<void> {
  const texts = async () => (await place.locator('.order [data-text]').allTextContents()).map(words)
  const numbers = place.locator('.order select')
  if (await numbers.first().isVisible()) {
    for (const [index, text] of (await texts()).entries()) await numbers.nth(index).selectOption(String(wanted.indexOf(text) + 1))
    return
  }
  for (const [target, text] of wanted.entries()) {
    for (let at = (await texts()).indexOf(text); at > target; at--) await place.locator('.order [data-item]').nth(at).locator('[data-move="-1"]').click()
  }
  const keep = place.locator('[data-keep] button')
  if (await keep.isVisible()) await keep.click()
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
  for (; (await page.locator('fieldset.q .opts input[name="choice"]').count()) < 3; ordinal++) await goOn(page, ordinal)
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
