/** HR brings a list of certificates in: what is refused is said, what is written meets the requirement, and all of it is taken back. */
import { randomBytes } from 'node:crypto'
import { inDatabase } from './accounts'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './journey'

type Lacking = { id: string; code: string; name: string; certificate: string; met: number }

/** The last officer of the city who lacks a certificate that his or her post asks for. */
const lacking = () =>
  inDatabase(async (client) => {
    const { rows } = await client.query<Lacking>(`
      SELECT o.id, o.staff_code AS code, o.full_name AS name, t.code AS certificate, s.met_count AS met
      FROM standing_span s JOIN officer o ON o.id = s.officer_id JOIN position_standard ps ON ps.position_id = s.position_id AND ps.valid_from <= CURRENT_DATE AND (ps.valid_to IS NULL OR ps.valid_to > CURRENT_DATE)
      JOIN standard_requirement r ON r.standard_id = ps.id AND r.kind = 'certificate' AND COALESCE(r.min_grade, 'C') = 'C' JOIN certificate_type t ON t.id = r.certificate_type_id
      WHERE NOT s.meets AND s.valid_from <= CURRENT_DATE AND (s.valid_to IS NULL OR s.valid_to > CURRENT_DATE)
        AND NOT EXISTS (SELECT FROM evidence e WHERE e.officer_id = o.id AND e.certificate_type_id = t.id AND e.superseded_at IS NULL AND (e.valid_to IS NULL OR e.valid_to > CURRENT_DATE))
        AND NOT EXISTS (SELECT FROM waiver w WHERE w.officer_id = o.id) ORDER BY o.id DESC LIMIT 1`)
    if (!rows[0]) throw new Error('nobody lacks a certificate')
    return rows[0]
  })
const metOf = (id: string) => inDatabase(async (client) => (await client.query<{ met: number }>('SELECT met_count AS met FROM standing_span WHERE officer_id = $1 AND valid_from <= CURRENT_DATE AND (valid_to IS NULL OR valid_to > CURRENT_DATE)', [id])).rows[0]?.met)

test('a list of certificates from upload to the requirement it meets, and back', async ({ page }) => {
  const [mark, one] = [randomBytes(3).toString('hex').toUpperCase(), await lacking()]
  await signIn(page, 'nhansu')
  await page.goto('/compliance/officers')
  await page.getByRole('link', { name: 'Nhập văn bằng' }).click()
  await expectAccessible(page)
  const rows = ['Mã cán bộ;Họ và tên;Ghi chú;Mã chứng chỉ;Số hiệu;Ngày', `${one.code};${one.name};Chứng nhận;${one.certificate};Số ${mark};01/06/2026`, `${one.code};;Chứng nhận;${one.certificate};Số ${mark}-2;31/02/2026`, `KHONG${mark};;Chứng nhận;${one.certificate};Số 1;01/06/2026`]
  await page.getByLabel('Tệp Excel').setInputFiles({ name: `van-bang-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${rows.join('\r\n')}`) })
  await page.getByRole('button', { name: 'Tải tệp lên' }).click()

  // Nothing says of which kind the rows are: asked, with the rest already known.
  await expect(page.getByRole('heading', { level: 1, name: 'Cho biết từng cột là gì' })).toBeVisible()
  await expect(page.getByText('Tệp không có cột “Loại”: hãy chọn')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Đọc thử tệp' }).click()
  await expect(page.getByRole('alert')).toContainText('hãy chọn các dòng thuộc loại nào')
  await page.getByLabel('Cột Ghi chú là thông tin').selectOption('kind')
  await page.getByRole('button', { name: 'Đọc thử tệp' }).click()

  await expect(page.getByRole('heading', { name: 'Kết quả đọc thử – chưa ghi gì' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: new RegExp(`${mark}-2`) })).toContainText('“31/02/2026” không phải ngày')
  await expect(page.getByRole('row', { name: new RegExp(`KHONG${mark}`) })).toContainText('không có mã')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click()
  await expect(page.getByRole('heading', { name: 'Đã ghi 1 dòng' })).toBeVisible({ timeout: 30_000 })
  expect(await metOf(one.id)).toBe(one.met + 1)
  const here = page.url()
  await page.goto(`${here}?kind=created`)
  await page.getByRole('link', { name: one.name }).click()
  const proof = page.getByRole('row', { name: new RegExp(`Số ${mark}`) })
  await expect(proof).toContainText('Hồ sơ nhập')
  await expect(proof.getByRole('link', { name: 'Rút hoặc kết thúc' })).toBeVisible()

  await page.goto(here)
  await page.getByRole('link', { name: 'Hoàn tác lần nhập' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click()
  await expect(page.getByRole('heading', { name: 'Đã hoàn tác lần nhập' })).toBeVisible({ timeout: 30_000 })
  expect(await metOf(one.id)).toBe(one.met)
})
