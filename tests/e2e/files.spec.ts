/** HR: an official report looked at and taken away; a long list made in the background, fetched and deleted; nobody else's file. */
import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from './journey'

async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFileSync(await (await started).path())
}

test('a report on the screen, as .csv and as a paper, says the same', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  await page.getByRole('link', { name: 'Báo cáo', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Số lượng, chất lượng cán bộ, công chức cấp xã' }).click()
  await expectAccessible(page)
  const total = (await page.locator('tfoot td').allInnerTexts()).slice(1).map((text) => text.replaceAll('.', ''))
  expect(Number(total[0])).toBeGreaterThan(20)
  const rows: string[][] = parse(await download(page, 'Tải .csv'), { bom: true, delimiter: ';', relax_column_count: true })
  expect(rows.find(([, name]) => name === 'Tổng cộng')?.slice(2)).toEqual(total)
  expect(rows.map(([first]) => first)).toContain('Đơn vị báo cáo: UBND quận Hoàn Kiếm')
  expect((await PDFDocument.load(await download(page, 'Tải .pdf'))).getPageCount()).toBeLessThanOrEqual(2)
  await page.getByLabel('Tại ngày').fill('31/02/2026')
  await page.getByRole('button', { name: 'Xem báo cáo' }).click()
  await expect(page.getByLabel('Tại ngày')).toHaveValue('31/02/2026')
  await expect(page.getByRole('alert')).toContainText('Nhập ngày theo dạng ngày/tháng/năm')
})

test('a long list is made in the background, fetched by its owner only, and deleted @phone', async ({ page, person }) => {
  await signIn(page, 'nhansu')
  await page.goto('/compliance/officers')
  await page.getByRole('link', { name: 'Tạo tệp nền .csv' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tạo tệp nền' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tệp của tôi' })).toBeVisible()
  // The page asks again by itself.
  const link = page.getByRole('link', { name: /^Tải về: Danh sách cán bộ/ })
  await expect(link).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const address = (await link.getAttribute('href')) ?? ''
  const rows: string[][] = parse(await download(page, /^Tải về: Danh sách cán bộ/), { bom: true, delimiter: ';', relax_column_count: true })
  expect(rows.length).toBeGreaterThan(2000)
  expect(rows.at(-1)?.[0]).toBe(String(rows.length - 6))
  const other = await person('nhansu.hoankiem')
  expect((await other.request.get(address)).status()).toBe(404)
  await page.goto('/notifications')
  await page.getByRole('link', { name: /^Tệp đã sẵn sàng/ }).first().click()
  await expect(page).toHaveURL(/\/files$/)
  await page.getByRole('link', { name: /^Xóa: Danh sách cán bộ/ }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Xóa tệp' }).click()
  await expect(page.getByText('Đã xóa tệp.')).toBeVisible()
  await expect(link).toHaveCount(0)
})
