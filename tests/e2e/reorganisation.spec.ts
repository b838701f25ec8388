/** HR of the city rearranges communes: a plan with a faulty line, a sound one confirmed with a tick, and all of it taken back. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, pressWhenFree, signIn, statusOf, test } from './journey'

const HEAD = 'Đơn vị cũ;Trực thuộc (cũ);Đơn vị mới;Nhận phần còn lại'
const file = (lines: readonly string[]) => ({ name: 'phuong-an.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${[HEAD, ...lines].join('\r\n')}`) })
const atRest = (page: Page) => expect(page.getByText('Trang tự cập nhật')).toHaveCount(0, { timeout: 40_000 })

test('a reorganisation from its file to undoing', async ({ page }) => {
  test.setTimeout(180_000)
  const mark = randomBytes(3).toString('hex')
  const name = `Sắp xếp xã thuộc huyện Ba Vì ${mark}`
  const merge = ['Xã Cổ Đô;Huyện Ba Vì;Xã Đồng Thử;', 'Xã Tản Hồng;Huyện Ba Vì;Xã Đồng Thử;']
  await signIn(page, 'nhansu')
  await page.goto('/compliance/officers')
  await page.getByRole('link', { name: 'Sắp xếp đơn vị' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Lập phương án sắp xếp' }).click()
  await page.getByRole('button', { name: 'Xem trước' }).waitFor()
  await page.getByLabel('Tên lần sắp xếp').fill(name)
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/10/2026')
  await page.getByLabel('Loại, số và ký hiệu văn bản').fill('Nghị quyết số 99/NQ-HĐND')
  await page.getByLabel('Ngày ban hành').fill('32/09/2026')
  await page.getByLabel('Cơ quan ban hành').fill('Hội đồng nhân dân thành phố')
  await page.locator('#file').setInputFiles(file([...merge, 'Xã Vạn Thăngg;Huyện Ba Vì;Xã Đồng Thử;']))
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy ghi ngày theo dạng')
  await expect(page.getByLabel('Tên lần sắp xếp')).toHaveValue(name)
  await expectAccessible(page)
  await page.getByLabel('Ngày ban hành').fill('15/09/2026')
  await page.locator('#file').setInputFiles(file([...merge, 'Xã Vạn Thăngg;Huyện Ba Vì;Xã Đồng Thử;']))
  await page.getByRole('button', { name: 'Xem trước' }).click()

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await atRest(page)
  await expect(page.getByRole('row', { name: /Dòng 4/ })).toContainText('Có phải là: xã Vạn Thắng')
  await expect(page.getByRole('button', { name: 'Thực hiện sắp xếp' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Sửa thông tin hoặc thay tệp' }).click()
  await expectAccessible(page)
  await page.locator('#file').setInputFiles(file(merge))
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await atRest(page)
  await expect(page.getByRole('row', { name: /xã Đồng Thử, huyện Ba Vì/ }).first()).toContainText('Thành lập mới')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })

  await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
  await expect(page.getByRole('alert')).toContainText('Hãy đánh dấu xác nhận')
  await page.getByLabel('Tôi đã xem đơn vị').check()
  await pressWhenFree(page, 'Thực hiện sắp xếp')
  await atRest(page)
  await expect(page.getByRole('heading', { name: /^Đã sắp xếp, \d+ người được chuyển$/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Hoàn tác lần sắp xếp' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Hoàn tác lần sắp xếp' }).click()
  await expect(page.getByText('Hãy ghi lý do hoàn tác.').first()).toBeVisible()
  await page.getByLabel('Lý do hoàn tác').fill('Phương án thử')
  await pressWhenFree(page, 'Hoàn tác lần sắp xếp')
  await atRest(page)
  await expect(page.getByRole('heading', { name: 'Đã hoàn tác lần sắp xếp' })).toBeVisible()
})

test('HR of a district has no such workspace', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  expect(await statusOf(page, '/reorganisations')).toBe(404)
  await page.goto('/compliance/officers')
  await expect(page.getByRole('link', { name: 'Sắp xếp đơn vị' })).toHaveCount(0)
})
