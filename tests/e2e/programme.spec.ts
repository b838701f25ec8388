/** The reserve programme: HR of the city selects somebody, enters stages by decision, takes one back; a district sees its own. */
import { inDatabase } from './accounts'
import { expect, expectAccessible, signIn, statusOf, test } from './journey'

/** Officers in post who are in no programme and have no account. */
const codesOutside = (count: number) =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ staff_code: string }>(`
      SELECT o.staff_code FROM officer o JOIN posting p ON p.officer_id = o.id AND p.kind = 'main' AND p.valid_to IS NULL AND p.valid_from < CURRENT_DATE - 400 JOIN unit u ON u.id = p.unit_id AND u.level = 'commune'
      WHERE NOT EXISTS (SELECT FROM programme_member m WHERE m.officer_id = o.id) AND NOT EXISTS (SELECT FROM app_user a WHERE a.officer_id = o.id) ORDER BY o.id DESC LIMIT $1`, [count])
    return rows.map(({ staff_code: code }) => code)
  })

test('selects people, enters their stages by decision, and takes one back @phone', async ({ page, isMobile }) => {
  const [code = ''] = await codesOutside(isMobile ? 2 : 1).then((codes) => codes.reverse())
  await signIn(page, 'nhansu')
  await page.goto('/programme')
  await expect(page.getByText(/người đã hoàn thành đào tạo trên chỉ tiêu 1\.000/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Chọn người vào chương trình' }).click()
  await page.getByLabel('Mã cán bộ').fill(`${code}, KHONG-CO`)
  await page.getByLabel('Quyết định, văn bản').fill('Quyết định kiểm thử')
  await page.getByRole('button', { name: 'Chọn vào chương trình' }).click()
  await expect(page.getByText('KHONG-CO: không có cán bộ mang mã này')).toBeVisible()
  await expect(page.getByLabel('Mã cán bộ')).toHaveValue(`${code}, KHONG-CO`)
  await expectAccessible(page)
  await page.getByLabel('Mã cán bộ').fill(code)
  await page.getByRole('button', { name: 'Chọn vào chương trình' }).click()
  await expect(page.getByText('Đã ghi nhận cho 1 người.')).toBeVisible()

  await page.goto(`/programme/members?q=${code}`)
  await page.getByRole('checkbox', { name: /^Chọn (?!mọi)/ }).check()
  await page.getByLabel('Giai đoạn').last().selectOption('studying')
  await page.getByLabel('Từ ngày').fill('ngày mai')
  await page.getByLabel('Quyết định, văn bản').fill('Quyết định mở lớp kiểm thử')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await expect(page.getByText('Nhập ngày theo dạng 05/3/2026').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Chọn (?!mọi)/ })).toBeChecked()
  await page.getByLabel('Từ ngày').fill(new Date().toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }))
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await expect(page.getByText('Đã ghi nhận cho 1 người.')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/programme/members?q=${code}`)
  await page.locator('tbody th a').click()
  await expect(page.getByText('Đang học').first()).toBeVisible()
  const member = page.url()
  const cohort = `Khóa kiểm thử ${code} ${isMobile ? 'b' : 'a'}`
  await page.goto('/programme/cohorts')
  await page.getByLabel('Tên khóa').fill(cohort)
  await page.getByLabel('Khai giảng').fill('01/03/2090')
  await page.getByLabel('Bế giảng').fill('01/06/2090')
  await page.getByLabel('Số chỗ').fill('1')
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.goto(member)
  await page.getByLabel('Khóa', { exact: true }).selectOption({ label: `${cohort} (còn 1 chỗ)` })
  await page.getByRole('button', { name: 'Xếp khóa' }).click()
  await expect(page.getByText('Đã xếp khóa.')).toBeVisible()
  await expect(page.locator('.who')).toContainText(cohort)
  await expect(page.getByLabel('Khóa', { exact: true }).locator('option:checked')).toHaveText(cohort)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Rút lại' }).click()
  await expect(page.getByText('Nhập lý do').first()).toBeVisible()
  await page.getByLabel('Lý do rút lại').fill('Nhập nhầm')
  await page.getByRole('button', { name: 'Rút lại' }).click()
  await expect(page.getByText(/^Đã rút lại .*Lý do: Nhập nhầm$/)).toBeVisible()
  await expectAccessible(page)
})

test('a district sees its own people and quota; settings are the city’s', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  await page.goto('/programme')
  await expect(page.getByText(/trên \d+ chỉ tiêu phân bổ/)).toBeVisible()
  await expectAccessible(page)
  for (const url of ['/programme/cohorts', '/programme/members']) {
    await page.goto(url)
    await expectAccessible(page)
  }
  expect(await statusOf(page, '/programme/settings')).toBe(403)
})
