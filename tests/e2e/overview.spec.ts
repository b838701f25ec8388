/** The overview's filters and pictures: conditions stay in every link down to one person, are kept under a name, and go into files. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './journey'

test('narrow, drill from a cell to a person, keep the filter, take a picture as a file @phone', async ({ page }) => {
  await signIn(page, 'nhansu')
  await page.getByLabel('Giới tính').selectOption('female')
  await page.getByRole('region', { name: 'Lọc người được tính' }).getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/sex=female/)
  await expect(page.getByText('Giới tính: Nữ')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Mười đơn vị thấp nhất theo từng yêu cầu' })).toBeVisible()
  await expect(page.getByText(/Dự phóng: theo đà|Chưa dự phóng được/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const heat = page.getByRole('table', { name: 'Mười đơn vị thấp nhất theo từng yêu cầu' })
  const cell = heat.getByRole('cell').getByRole('link').first()
  const [met = 0, must = 0] = ((await cell.innerText()).match(/(\d+) trên (\d+)/) ?? []).slice(1).map(Number)
  await cell.click()
  await expect(page).toHaveURL(/sex=female.*lacks=/)
  await expect(page.getByText(`${must - met} người`, { exact: true })).toBeVisible()
  await page.getByRole('table').last().getByRole('rowheader').first().getByRole('link').click()
  await expect(page).toHaveURL(/officers\/[0-9a-f-]+\?.*sex=female/)
  await expect(page.locator('.verdict')).toContainText('Chưa đạt chuẩn')

  await page.getByRole('navigation', { name: 'Vị trí của trang' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/sex=female/)
  await page.locator('summary').filter({ hasText: 'Bộ lọc đã lưu' }).click()
  await page.getByLabel('Tên bộ lọc').fill(`Nữ ${Date.now()}`)
  await page.getByRole('button', { name: 'Lưu bộ lọc' }).click()
  await expect(page.getByText('Đã lưu bộ lọc.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('heading', { level: 2 }).first().getByRole('link').click()
  await expect(page).toHaveURL(/compliance\/units\/.*sex=female/)

  const started = page.waitForEvent('download')
  await page.locator('.heat-foot').getByRole('link', { name: 'Tải .csv' }).click()
  const rows = parse(readFileSync(await (await started).path(), 'utf8').replace(/^\uFEFF/, ''), { delimiter: ';', relax_column_count: true }) as string[][]
  expect(rows.some((row) => row.some((text) => text.includes('Giới tính: Nữ')))).toBe(true)
  const line = rows.find((row) => row[3] === '30') ?? rows.at(-1) ?? []
  expect(Number(line[3]) - Number(line[4])).toBe(Number(line[5]))
})
