/** HR records facts in an officer's file: an observation by checklist, and a waiver that is withdrawn again. */
import { inDatabase } from './accounts'
import { expect, expectAccessible, signIn, test } from './journey'

/** Somebody of Thạch Thất who does not meet the standard; phones take another one than windows do. */
const officerOf = (last: boolean) =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(`
      SELECT s.officer_id AS id FROM standing_span s JOIN unit_version v ON v.unit_id = s.unit_id JOIN unit_version d ON d.unit_id = v.parent_id AND d.name = 'Thạch Thất'
      WHERE NOT s.meets AND s.total_count > 0 AND s.valid_from <= CURRENT_DATE AND coalesce(s.valid_to, 'infinity') > CURRENT_DATE
      ORDER BY s.officer_id ${last ? 'DESC' : 'ASC'} LIMIT 1`)
    if (!rows[0]) throw new Error('nobody is left to record about')
    return rows[0].id
  })

test('an observation needs every behaviour; a waiver counts at once and is withdrawn with a reason @phone', async ({ page, isMobile }) => {
  const officerId = await officerOf(isMobile)
  await signIn(page, 'nhansu')
  await page.goto(`/compliance/officers/${officerId}`)
  await page.getByRole('link', { name: 'Ghi nhận hồ sơ' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Năng lực đã được quan sát, đánh giá' }).click()
  await page.getByLabel('Năng lực', { exact: true }).selectOption({ label: 'CM2 Tiếp nhận, kiểm tra hồ sơ và trả kết quả' })
  await page.getByLabel('Mức', { exact: true }).selectOption('2')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: /^Nhận diện đúng thủ tục/ }).check()
  await page.getByLabel('Ngày quan sát, đánh giá').fill('31/02/2026')
  await page.getByLabel('Căn cứ').fill('BB 12, kiểm thử')
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await expect(page.getByText('Còn hành vi chưa đánh dấu').first()).toBeVisible()
  await expect(page.getByText('Ghi ngày theo dạng').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Nhận diện đúng thủ tục/ })).toBeChecked()
  await expect(page.getByLabel('Căn cứ')).toHaveValue('BB 12, kiểm thử')

  await page.getByRole('checkbox', { name: /^Kiểm đủ thành phần/ }).check()
  await page.getByLabel('Ngày quan sát, đánh giá').fill('2/11/2026')
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await expect(page.getByText('Đã ghi nhận năng lực.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'BB 12, kiểm thử' })).toContainText('Quan sát tại quầy')

  await page.goto(`/compliance/officers/${officerId}/facts/new/waiver`)
  await page.getByLabel('Yêu cầu được miễn, hoãn').selectOption({ index: 1 })
  await page.getByLabel('Từ ngày').fill('1/11/2026')
  await page.getByLabel('Lý do').fill('Sắp nghỉ hưu')
  await page.getByLabel('Quyết định').fill('QĐ 5, kiểm thử')
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  const waiver = page.getByRole('row').filter({ hasText: 'QĐ 5, kiểm thử' })
  await expect(waiver).toContainText('Đang áp dụng')
  await expectAccessible(page)
  await waiver.getByRole('link', { name: 'Rút hoặc kết thúc' }).click()
  await page.getByRole('button', { name: 'Rút ghi nhận' }).click()
  await expect(page.getByText('Ghi lý do').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Lý do').fill('Ghi nhầm người')
  await page.getByRole('button', { name: 'Rút ghi nhận' }).click()
  await expect(page.getByText('Đã rút ghi nhận')).toBeVisible()
  await expect(page.getByText('QĐ 5, kiểm thử')).toHaveCount(0)
})
