/** Signed figures: HR of the city confirms the figures of a unit of a day, and the page says whether they are still what the facts say. */
import ExcelJS from 'exceljs'
import { inDatabase } from './accounts'
import { expect, expectAccessible, signIn, test } from './journey'

/** A district whose figures nobody has signed; phones take another one than windows do. */
const unsignedDistrict = (last: boolean) =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(`
      SELECT u.id FROM unit u WHERE u.level = 'district' AND NOT EXISTS (SELECT FROM standing_snapshot s WHERE s.unit_id = u.id)
        AND EXISTS (SELECT FROM standing_span p WHERE p.unit_id = u.id AND p.valid_from < CURRENT_DATE - 40 AND coalesce(p.valid_to, 'infinity') > CURRENT_DATE) ORDER BY u.id ${last ? 'DESC' : 'ASC'} LIMIT 1`)
    const unit = rows[0]
    if (!unit) throw new Error('no district is left to sign')
    return unit.id
  })

test('signs the figures of last month once, and shows them beside those of today @phone', async ({ page, isMobile }) => {
  const unitId = await unsignedDistrict(isMobile)
  await signIn(page, 'nhansu')
  await page.goto(`/compliance/units/${unitId}`)
  await page.getByRole('link', { name: 'Chốt số liệu' }).click()
  await expect(page.getByText('Chưa chốt lần nào')).toBeVisible()
  await expectAccessible(page)
  const day = page.getByLabel('Số liệu ngày')
  const lastMonth = await day.inputValue()
  await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chốt kiểm thử')
  await page.getByRole('button', { name: 'Chốt', exact: true }).click()
  await expect(page.getByText('Chọn ô xác nhận').first()).toBeVisible()
  await expect(page.getByLabel('Ghi chú (không bắt buộc)')).toHaveValue('Chốt kiểm thử')

  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Chốt', exact: true }).click()
  await expect(page.getByText('Đã chốt số liệu')).toBeVisible()
  await expect(page.getByText('Từng dòng, tổng số và mã băm còn khớp')).toBeVisible()
  await expect(page.getByText('Không có gì khác')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải từng người lúc chốt (.csv)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^so-lieu-chot-.*\.csv$/)
  await expectAccessible(page)

  // The same day again is refused at its field; tomorrow's figures are not there yet.
  await page.goto(`/compliance/units/${unitId}/snapshots`)
  await expect(day).toHaveValue('')
  for (const [typed, sentence] of [[lastMonth, 'Ngày này đã chốt, hoặc trước ngày chốt gần nhất'], ['31/12/2099', 'Chỉ chốt được ngày đã qua']] as const) {
    await day.fill(typed)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Chốt', exact: true }).click()
    await expect(page.getByText(sentence).first()).toBeVisible()
    await expect(day).toHaveValue(typed)
  }
  await expect(page.getByRole('row').filter({ hasText: lastMonth })).toHaveCount(1)
})

test('a head reads what was signed and cannot sign', async ({ page }) => {
  const unitId = await inDatabase(async (client) => {
    const { rows } = await client.query<{ unit_id: string }>(`SELECT r.unit_id FROM role_assignment r JOIN app_user a ON a.id = r.user_id WHERE a.username = 'thutruong' AND r.role = 'head'`)
    return rows[0]?.unit_id ?? ''
  })
  await signIn(page, 'thutruong')
  await page.goto(`/compliance/units/${unitId}/snapshots`)
  await expect(page.getByRole('heading', { level: 1, name: 'Chốt số liệu' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Chốt', exact: true })).toHaveCount(0)
})

test('the figures of a past day, as known then beside as known now, with the people who differ and a file @phone', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  await page.goto('/compliance')
  await page.getByLabel('Tại ngày', { exact: true }).fill('30/06/2026')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await page.getByRole('link', { name: 'Đối chiếu với hồ sơ đã biết lúc ấy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Đối chiếu hai thời điểm' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Đạt chuẩn theo hai thời điểm biết' })).toBeVisible()
  await expectAccessible(page)

  const known = page.getByLabel('Theo hồ sơ biết đến hết ngày')
  await known.fill('32/13/2026')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await expect(page.getByText('Nhập ngày theo dạng 05/3/2024. Đang hiện theo hồ sơ hiện nay.')).toBeVisible()
  await expect(known).toHaveValue('32/13/2026')

  // Known today is known now: the page asks for a day.
  await known.fill('')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Chọn thời điểm đã biết' })).toBeVisible()
  await known.fill('15/07/2026')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  const total = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Cộng', exact: true }) })
  await expect(total).toHaveText(/ trên /)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^hai-thoi-diem-.*\.csv$/)
})

test('the same of the whole city, of whom too many have changed: computed in the background, its totals on the page and the people in a file @phone', async ({ page, isMobile }) => {
  await signIn(page, 'nhansu')
  await page.goto('/compliance?on=30/06/2026')
  await page.getByRole('link', { name: 'Đối chiếu với hồ sơ đã biết lúc ấy' }).click()
  // Phones ask another question than windows do: each is computed once.
  await page.getByLabel('Theo hồ sơ biết đến hết ngày').fill(isMobile ? '16/07/2026' : '15/07/2026')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await expect(page.getByText('Có nhiều thay đổi nên cần tính trong nền')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tính trong nền (.xlsx)' }).click()
  await expect(page).toHaveURL(/\/known\?on=2026-06-30/)
  const file = page.getByRole('link', { name: 'Tải tệp .xlsx' })
  await expect(file).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const total = (await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Cộng', exact: true }) }).getByRole('cell').first().innerText()).split(/\n/)[0]
  const download = page.waitForEvent('download')
  await file.click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^hai-thoi-diem-.*\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await saved.path())
  expect(book.worksheets[0]?.getCell('A4').text).toContain(`Đạt chuẩn: ${total} khi ấy`)
  await page.goto('/files')
  await expect(page.getByRole('rowheader', { name: /Đối chiếu hai thời điểm \(\.xlsx\)/ }).first()).toBeVisible()
})
