/** HR: from the city down to one person, on any day, with files that say the same as the page; and nobody else's units. */
import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import type { Page } from '@playwright/test'
import { makeOddlyNamed } from './accounts'
import { figureOf } from './figures'
import { expect, expectAccessible, signIn, statusOf, test } from './journey'

/** Rows of units or people; a city's map holds the same table once more. */
const table = (page: Page) => page.getByRole('table').last()

async function download(page: Page, name: string): Promise<Buffer> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFileSync(await (await started).path())
}

test('from the city to a district, a commune, a person and what is missing @phone', async ({ page }) => {
  await signIn(page, 'nhansu')
  await expect(page.getByRole('heading', { level: 1, name: 'Thành phố Hà Nội' })).toBeVisible()
  await expect(page.locator('.big-number')).toHaveText(/^\d\d(,\d)?\s%$/)
  await expectAccessible(page)
  await table(page).getByRole('link', { name: 'Quận Ba Đình' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quận Ba Đình' })).toBeVisible()
  const district = await figureOf(page)
  const rows = await table(page).locator('tbody tr td:nth-child(3)').allInnerTexts()
  const sums = rows.map((text) => text.match(/[\d.]+/g)?.map((number) => Number(number.replace('.', ''))) ?? [0, 0])
  expect({ met: sums.reduce((sum, [met = 0]) => sum + met, 0), people: sums.reduce((sum, [, people = 0]) => sum + people, 0) }).toEqual(district)
  await expectAccessible(page)

  await page.goto((await page.getByRole('definition').getByRole('link').first().getAttribute('href')) ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cán bộ, công chức')
  await expect(table(page).getByText('Chưa đạt chuẩn').first()).toBeVisible()
  await expectAccessible(page)
  await table(page).getByRole('rowheader').first().getByRole('link').click()
  await expect(page.locator('.verdict')).toContainText('Chưa đạt chuẩn')
  await expect(page.locator('.verdict')).toContainText(/Còn thiếu \d+ trên \d+ yêu cầu của vị trí/)
  await expect(page.getByRole('heading', { name: 'Vì sao chưa đạt' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Yêu cầu của vị trí' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Đường ngắn nhất để cán bộ này đạt chuẩn' })).toBeVisible()
  await expectAccessible(page)
})

test('any day: one past, one to come, one that is none', async ({ page }) => {
  await signIn(page, 'nhansu')
  const now = await figureOf(page)
  await page.getByRole('link', { name: 'Cuối quý trước' }).click()
  await expect(page.getByText('Đang xem một ngày đã qua')).toBeVisible()
  expect((await figureOf(page)).met).not.toBe(now.met)
  await page.getByRole('link', { name: 'Sau 90 ngày' }).click()
  await expect(page.getByText('Đang xem một ngày sắp tới')).toBeVisible()
  expect((await figureOf(page)).met).toBeLessThan(now.met)
  await page.getByLabel('Tại ngày', { exact: true }).fill('5/3/2025')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await expect(page.getByText('người thuộc diện đánh giá đạt chuẩn tại ngày 05/3/2025')).toBeVisible()
  for (const wrong of ['31/02/2025', 'hôm qua', '01/01/1890']) {
    await page.getByLabel('Tại ngày', { exact: true }).fill(wrong)
    await page.getByRole('button', { name: 'Xem', exact: true }).click()
    await expect(page.getByLabel('Tại ngày', { exact: true })).toHaveValue(wrong)
    await expect(page.getByLabel('Tại ngày', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('Đang hiện số liệu hôm nay.')).toBeVisible()
  }
  await expectAccessible(page)
})

test('sorts, and finds people and units without diacritics', async ({ page }) => {
  await signIn(page, 'nhansu')
  const shares = async () => (await table(page).locator('tbody td.state-col').allInnerTexts()).map((text) => Number(text.replace(',', '.').replace(/[^\d.]/g, '')))
  const sorted = (values: readonly number[], by: 1 | -1) => [...values].sort((a, b) => by * (a - b))
  for (let press = 0; press < 2; press++) {
    await table(page).getByRole('link', { name: 'Tỷ lệ đạt' }).click()
    await page.waitForURL(/sort=share/)
    const direction = await table(page).getByRole('columnheader', { name: 'Tỷ lệ đạt' }).getAttribute('aria-sort')
    const shown = await shares()
    expect(shown).toHaveLength(30)
    expect(shown).toEqual(sorted(shown, direction === 'ascending' ? 1 : -1))
  }
  await page.getByRole('searchbox', { name: 'Tìm đơn vị hoặc họ tên' }).fill('hoan kiem')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Quận Hoàn Kiếm' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Tìm theo họ tên' }).fill('nguyen thi')
  await page.getByLabel('Tình trạng').selectOption('missing')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByRole('link', { name: 'Bỏ lọc: Tìm “nguyen thi”' })).toBeVisible()
  const names = await table(page).getByRole('rowheader').allInnerTexts()
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(name).toMatch(/Nguyễn Thị/)
  await page.goto('/compliance/officers?q=khong+co+ai+ten+nay')
  await expect(page.getByText('Không có người nào khớp')).toBeVisible()
})

test('the files say what the page says', async ({ page }) => {
  await signIn(page, 'nhansu')
  await page.getByRole('link', { name: 'Cuối quý trước' }).click()
  await expect(page.getByText('Đang xem một ngày đã qua')).toBeVisible()
  const figure = await figureOf(page)

  const csv = await download(page, 'Tải .csv')
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows: string[][] = parse(csv, { bom: true, delimiter: ';', relax_column_count: true })
  expect(rows[0]?.[0]).toBe('Cán bộ, công chức đạt chuẩn vị trí theo đơn vị')
  expect(rows.map(([first]) => first)).toContain('STT')
  expect(rows.at(-1)?.slice(2, 6)).toEqual(['Tổng cộng', String(figure.people), String(figure.met), String(figure.people - figure.met)])

  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await download(page, 'Tải .xlsx')) as unknown as ExcelJS.Buffer)
  const sheet = book.worksheets[0]
  const last = sheet?.getRow(sheet.rowCount).values as ExcelJS.CellValue[]
  expect(last.slice(3, 7)).toEqual(['Tổng cộng', figure.people, figure.met, figure.people - figure.met])
})

test('a name that a spreadsheet would run stays a text', async ({ page }) => {
  const name = '=HYPERLINK("http://vidu.example","x")'
  const { unitId, staffCode } = await makeOddlyNamed(name, { from: '2025-03-01', to: '2025-06-01' })
  await signIn(page, 'nhansu')
  await page.goto(`/compliance/units/${unitId}?on=2025-04-15`)
  await expect(page.getByText(name)).toBeVisible()
  const rows: string[][] = parse(await download(page, 'Tải .csv'), { bom: true, delimiter: ';', relax_column_count: true })
  expect(rows.find((row) => row[1] === staffCode)?.[2]).toBe(`'${name}`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await download(page, 'Tải .xlsx')) as unknown as ExcelJS.Buffer)
  const cells: ExcelJS.Cell[] = []
  book.worksheets[0]?.eachRow((row) => void (row.getCell(2).value === staffCode && cells.push(row.getCell(3))))
  expect(cells.map((cell) => cell.type)).toEqual([ExcelJS.ValueType.String])
  expect(String(cells[0]?.value)).toContain('HYPERLINK')
})

test('prints a report to sign', async ({ page }) => {
  await signIn(page, 'nhansu')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeVisible()
  await expect(page.getByText('THỦ TRƯỞNG ĐƠN VỊ', { exact: true })).toBeVisible()
  await expect(page.locator('header.top')).toBeHidden()
  await expect(page.locator('form.asof')).toBeHidden()
  expect((await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))).getPageCount()).toBeLessThanOrEqual(2)
})

test('from whose move it is to a person, a requirement, its proof, and the paper to sign', async ({ page }) => {
  await signIn(page, 'nhansu')
  const movers = page.locator('dl.movers')
  const people = Number((await movers.locator('dd').nth(1).innerText()).replace('.', ''))
  await movers.getByRole('link', { name: 'Thủ trưởng đơn vị' }).click()
  await expect(page.getByRole('link', { name: 'Bỏ lọc: Việc của: Thủ trưởng đơn vị' })).toBeVisible()
  await expect(page.getByText(`${people} người`, { exact: true })).toBeVisible()
  await table(page).getByRole('rowheader').first().getByRole('link').click()
  const proof = page.locator('.leaf .proof').filter({ visible: true }).first()
  const named = await proof.innerText()
  await proof.click()
  const row = page.locator('tr:target')
  await expect(row).toBeInViewport()
  expect(named.startsWith((await row.locator('td').first().innerText()).split('\n')[0] ?? '?')).toBe(true)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('PHIẾU NĂNG LỰC THEO VỊ TRÍ VIỆC LÀM')).toBeVisible()
  await expect(proof).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Bằng chứng đã ghi nhận' })).toBeHidden()
  const paper = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
  expect(paper.getPageCount()).toBeLessThanOrEqual(3)
  const { width, height } = paper.getPage(0).getSize()
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
})

test('the HR of a district sees that district only, whatever the address says', async ({ page, person }) => {
  const city = await person('nhansu')
  const cityUrl = new URL(city.url()).pathname
  const foreign = (await table(city).getByRole('link', { name: 'Quận Ba Đình' }).getAttribute('href')) ?? ''
  await city.goto(foreign.replace('/compliance/units/', '/compliance/officers?unit='))
  const officer = (await table(city).getByRole('rowheader').first().getByRole('link').getAttribute('href')) ?? ''
  expect(officer).toMatch(/^\/compliance\/officers\//)

  await signIn(page, 'nhansu.hoankiem')
  await expect(page.getByRole('heading', { level: 1, name: 'Quận Hoàn Kiếm' })).toBeVisible()
  const unitOf = (url: string) => url.split('/').at(-1)
  const urls = [cityUrl, foreign, `${foreign}?on=2025-01-01`, officer, `/compliance/officers?unit=${unitOf(foreign)}`, `/compliance/officers?unit=${unitOf(cityUrl)}`]
  for (const format of ['csv', 'xlsx']) for (const what of ['units', 'officers']) urls.push(`/compliance/export?what=${what}&format=${format}&unit=${unitOf(cityUrl)}`)
  for (const url of urls) expect(await statusOf(page, url), url).toBe(404)
  for (const url of ['/admin/users', '/admin/audit', '/admin/system', '/trainer/courses']) expect(await statusOf(page, url), url).toBe(403)
  await page.goto(officer)
  await expect(page.getByRole('heading', { level: 1, name: 'Không tìm thấy trang' })).toBeVisible()
  await page.goto('/compliance/officers')
  await expect(page.getByLabel('Đơn vị', { exact: true }).getByRole('option', { name: 'Quận Ba Đình' })).toHaveCount(0)
})
