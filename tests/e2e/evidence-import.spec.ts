/** HR brings a list of certificates in: what is refused is said, what is written meets the requirement, and all of it is taken back. */
import { randomBytes } from 'node:crypto'
import { expect, expectAccessible, expectNoSidewaysScroll, pressWhenFree, signIn, test } from './journey'

test('a list of certificates from upload to the officer’s requirement, and back', async ({ page }) => {
  const mark = randomBytes(3).toString('hex').toUpperCase()
  await signIn(page, 'nhansu.hoankiem')
  await page.goto('/compliance/officers?state=missing')
  const code = (await page.locator('main').innerText()).match(/\b[A-Z]{2,4}\d{5,}\b|\b\d{6,10}\b/)?.[0] ?? ''
  expect(code).not.toBe('')
  await page.getByRole('link', { name: 'Nhập danh sách văn bằng, chứng nhận' }).click()
  await expectAccessible(page)
  const rows = ['Mã cán bộ;Loại;Mã chứng chỉ;Số hiệu;Ngày', `${code};Chứng nhận;QLNN;Số ${mark};01/06/2026`, `${code};Chứng nhận;QLNN;Số ${mark}-2;31/02/2026`, `KHONG${mark};Chứng nhận;QLNN;Số 1;01/06/2026`]
  await page.getByLabel('Tệp Excel').setInputFiles({ name: `van-bang-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${rows.join('\r\n').replace('Loại', 'Ghi chú')}`) })
  await page.getByRole('button', { name: 'Tải tệp lên' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Cho biết từng cột là gì' })).toBeVisible()
  await expect(page.getByText('Tệp không có cột “Loại”')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Cột Ghi chú là thông tin').selectOption('kind')
  await page.getByRole('button', { name: 'Đọc thử tệp' }).click()

  await expect(page.getByRole('heading', { name: 'Kết quả đọc thử – chưa ghi gì' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: new RegExp(`${mark}-2`) })).toContainText('“31/02/2026” không phải ngày')
  await expect(page.getByRole('row', { name: new RegExp(`KHONG${mark}`) })).toContainText('không có mã')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await pressWhenFree(page, 'Ghi 1 dòng')
  await expect(page.getByRole('heading', { name: 'Đã ghi 1 dòng' })).toBeVisible({ timeout: 30_000 })
  const here = page.url()
  await page.goto(`${here}?kind=created`)
  await page.locator('#rows ~ * a[href*="/compliance/officers/"], a[href*="#ho-so"]').first().click()
  const proof = page.getByRole('row', { name: new RegExp(`Số ${mark}`) })
  await expect(proof).toContainText('Hồ sơ nhập')
  await expect(proof).toContainText('Rút hoặc kết thúc')

  await page.goto(here)
  await page.getByRole('link', { name: 'Hoàn tác lần nhập' }).click()
  await expectAccessible(page)
  await pressWhenFree(page, 'Hoàn tác lần nhập')
  await expect(page.getByRole('heading', { name: 'Đã hoàn tác lần nhập' })).toBeVisible({ timeout: 30_000 })
})
