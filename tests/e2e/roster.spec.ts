/** HR brings a list in: uploads, maps, sees what is refused, applies, finds the people, and takes it all back. */
import { randomBytes } from 'node:crypto'
import { expect, expectAccessible, expectNoSidewaysScroll, pressWhenFree, signIn, test } from './journey'

test('a list from upload to undoing', async ({ page }) => {
  const mark = randomBytes(3).toString('hex').toUpperCase()
  const rows = [
    'DANH SÁCH CÁN BỘ, CÔNG CHỨC;;;;;', 'Mã CBCC;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Từ ngày',
    `RA${mark};Nguyễn Thị Nhập Một;05/03/1990;Phường Hàng Bạc;VT01;01/09/2026`, `RB${mark};Trần Văn Nhập Hai;1988;Phường Hàng Bạc;VT03;01/09/2026`, `RC${mark};Lê Văn Sai Ngày;31/02/1990;Phường Hàng Bạt;VT01;`,
  ]
  await signIn(page, 'nhansu.hoankiem')
  await page.goto('/roster')
  await expectAccessible(page)
  await page.getByLabel('Danh sách của đơn vị').selectOption({ label: 'Phường Hàng Bạc, quận Hoàn Kiếm' })
  await page.getByLabel('Tệp Excel').setInputFiles({ name: `danh-sach-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${rows.join('\r\n')}`) })
  await page.getByRole('button', { name: 'Tải tệp lên' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Chọn trang tính và cột' })).toBeVisible()
  await expect(page.getByLabel('Cột Chức vụ là thông tin')).toHaveValue('position')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Đọc thử tệp' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy ghi văn bản làm căn cứ')
  await page.getByLabel('Căn cứ').fill('Công văn số 1/UBND-NV')
  await page.getByRole('button', { name: 'Đọc thử tệp' }).click()

  await expect(page.getByRole('heading', { name: 'Kết quả đọc thử – chưa ghi gì' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: /Lê Văn Sai Ngày/ })).toContainText('“31/02/1990” không phải ngày')
  await expect(page.getByRole('row', { name: /Lê Văn Sai Ngày/ })).toContainText('phường Hàng Bạc, quận Hoàn Kiếm')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await pressWhenFree(page, 'Ghi 2 dòng')
  await expect(page.getByRole('heading', { name: 'Đã ghi 2 dòng' })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const here = page.url()
  await page.goto('/compliance/officers?q=nhap+mot')
  await expect(page.getByText('Nguyễn Thị Nhập Một').first()).toBeVisible()

  await page.goto(here)
  await page.getByRole('link', { name: 'Hoàn tác lần nhập' }).click()
  await expectAccessible(page)
  await pressWhenFree(page, 'Hoàn tác lần nhập')
  await expect(page.getByRole('heading', { name: 'Đã hoàn tác lần nhập' })).toBeVisible({ timeout: 30_000 })
  await page.goto('/compliance/officers?q=nhap+mot')
  await expect(page.getByText('Nguyễn Thị Nhập Một')).toHaveCount(0)
})

test('rows that can be one known person only are confirmed together', async ({ page }) => {
  const mark = [...randomBytes(2)].map((byte) => 'ABCDEFGHIJKLMNOP'[byte % 16]).join('').toLowerCase()
  const names = [`Lê Thị Chắc ${mark}a`, `Lê Văn Chắc ${mark}b`]
  const bring = async (coded: boolean) => {
    const rows = ['Mã CBCC;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Từ ngày', ...names.map((name, at) => `${coded ? `RS${mark.toUpperCase()}${at}` : ''};${name};05/03/1990;Phường Hàng Bạc;VT01;01/09/2026`)]
    await page.goto('/roster')
    await page.getByLabel('Danh sách của đơn vị').selectOption({ label: 'Phường Hàng Bạc, quận Hoàn Kiếm' })
    await page.getByLabel('Tệp Excel').setInputFiles({ name: `chac-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${rows.join('\r\n')}`) })
    await page.getByRole('button', { name: 'Tải tệp lên' }).click()
    await page.getByLabel('Căn cứ').fill('Công văn số 2/UBND-NV')
    await page.getByRole('button', { name: 'Đọc thử tệp' }).click()
    await expect(page.getByRole('heading', { name: 'Kết quả đọc thử – chưa ghi gì' })).toBeVisible({ timeout: 30_000 })
  }
  await signIn(page, 'nhansu.hoankiem')
  await bring(true)
  await pressWhenFree(page, 'Ghi 2 dòng')
  await expect(page.getByRole('heading', { name: 'Đã ghi 2 dòng' })).toBeVisible({ timeout: 30_000 })
  const applied = page.url()

  await bring(false)
  await expect(page.getByText('Xác nhận 2 dòng cần biết là ai trước')).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(`Là người này: ${names[0]}.*sinh 05/03/1990`) })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('link', { name: 'Xác nhận 2 dòng này' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '2 dòng chính là những người đã có hồ sơ?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Xác nhận 2 dòng' }).click()
  await expect(page.getByRole('link', { name: 'Cần xác nhận là ai: 2 dòng' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Không thay đổi: 2 dòng' }).click()
  await expect(page.getByRole('row', { name: new RegExp(names[0] ?? '') })).toContainText('danh sách không ghi mã')
  await expectAccessible(page)

  await page.goto(applied)
  await page.getByRole('link', { name: 'Hoàn tác lần nhập' }).click()
  await pressWhenFree(page, 'Hoàn tác lần nhập')
  await expect(page.getByRole('heading', { name: 'Đã hoàn tác lần nhập' })).toBeVisible({ timeout: 30_000 })
})
