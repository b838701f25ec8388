/** Signing in, moving about, reading and answering with the keys alone: no pointer is used here. */
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD, expect, test } from './journey'

/** Presses Tab until the element with the focus matches; fails when it is never reached. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`${selector} is not reached by ${most} presses of Tab`)
}

/** Whether the element with the focus shows it: an outline or the block of a focused link. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement as Element)
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
  })

test('signs in, skips to the content, reads a lesson, answers its check and opens a menu, by keys', async ({ page }) => {
  await page.goto('/login?redirectTo=/courses/KH2/lessons/2.4')
  await tabTo(page, '#username', 8)
  expect(await focusIsSeen(page)).toBe(true)
  await page.keyboard.type('thutruong')
  await tabTo(page, '#password', 2)
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lessons\/2\.4$/)

  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()

  await tabTo(page, '[data-check] input[type=radio]')
  const check = page.locator('[data-check]').first()
  await expect(check.locator('.why').locator('visible=true')).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(check.locator('.why').locator('visible=true')).toHaveCount(await check.locator('.why').count())

  await page.goto('/')
  await tabTo(page, '.me-menu > summary')
  expect(await focusIsSeen(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('.me-panel a').first()).toBeFocused()
})
