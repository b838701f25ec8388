/**
 * What every browser journey shares: people who sign in, and what must hold on each page they see: nothing in the
 * console (a violation of the Content-Security-Policy shows there), WCAG 2.2 AA as far as axe can tell, no sideways scroll.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'

export { expect }
export const DEMO_PASSWORD = 'dat-chuan-demo'

type Journey = {
  /** Scheme, host and port of the site. */
  readonly site: string
  /** Console errors that this test provokes on purpose. */
  readonly provoke: (pattern: RegExp) => void
  /** A browser of one's own, nobody signed in. */
  readonly visitor: () => Promise<Page>
  /** A browser of one's own, signed in: another device, or another person. */
  readonly person: (username: string) => Promise<Page>
}

export const test = base.extend<Journey & { console: { errors: string[]; provoked: RegExp[] } }>({
  console: [
    async ({ context }, lend) => {
      const seen = { errors: [] as string[], provoked: [] as RegExp[] }
      watch(context, seen.errors)
      await lend(seen)
      expect(seen.errors.filter((text) => !seen.provoked.some((pattern) => pattern.test(text))), 'console errors').toEqual([])
    },
    { auto: true },
  ],
  site: async ({ baseURL }, lend) => lend(baseURL ?? ''),
  provoke: async ({ console }, lend) => lend((pattern) => void console.provoked.push(pattern)),
  visitor: async ({ browser, console }, lend) => {
    const contexts: BrowserContext[] = []
    await lend(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      watch(context, console.errors)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  person: async ({ visitor }, lend) =>
    lend(async (username) => {
      const page = await visitor()
      await signIn(page, username)
      return page
    }),
})

function watch(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    const { url } = message.location()
    const at = message.page()?.url() ?? ''
    // A page that is itself an answer like 404 or 422 is named too; what its parts are answered with counts.
    const isPageItself = url === at && /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isPageItself) errors.push(`${at}: ${message.text()} ${url}`)
  })
  context.on('weberror', (fault) => errors.push(`${fault.page()?.url() ?? ''}: ${fault.error().message}`))
}

/** Through the form, as a person does. */
export async function signIn(page: Page, username: string, password = DEMO_PASSWORD, redirectTo?: string): Promise<void> {
  await page.goto(redirectTo === undefined ? '/login' : `/login?redirectTo=${encodeURIComponent(redirectTo)}`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(page).not.toHaveURL(/\/login(\?|$)/)
}

/** Presses a button that is refused while another test's list or reorganisation is at work; presses again, as the sentence asks. */
export async function pressWhenFree(page: Page, button: string): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByText('đang được xử lý. Hãy đợi xong rồi làm lại.')).toHaveCount(0)
  }).toPass({ timeout: 60_000, intervals: [1_000] })
}

/** Through the menu of the header. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.me-menu > summary, .phone-menu > summary').locator('visible=true').last().click()
  await page.locator('.me-panel, .phone-panel').getByRole('button', { name: 'Đăng xuất', exact: true }).locator('visible=true').click()
  await expect(page).toHaveURL(/\/login$/)
}

/** What axe finds against WCAG 2.2 A and AA, no sideways scroll, a title, and one main heading. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  await expect(page).toHaveTitle(/Đạt Chuẩn/)
  // Legacy mode works in this one window; it differs for frames only, and there are none.
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), page.url()).toEqual([])
  await expectNoSidewaysScroll(page)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, document.scrollingElement?.clientWidth ?? 0] as const)
  expect(content, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(window)
}

/** The status of a page, asked for with the cookies of this person. */
export async function statusOf(page: Page, url: string): Promise<number> {
  return (await page.request.get(url, { maxRedirects: 0 })).status()
}
