/** The overview's filters and pictures: conditions stay in every link down to one person, are kept under a name, and go into files. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Locator } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './journey'

test('narrow, drill from a cell to a person, keep the filter, take a picture as a file @phone', async ({ page }) => {
  await signIn(page, 'nhansu')
  await page.getByLabel('Giới tính').selectOption('female')
  await page.getByRole('region', { name: 'Lọc người được tính' }).getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/sex=female/)
  await expect(page.getByRole('link', { name: 'Bỏ lọc: Giới tính: Nữ' })).toBeVisible()
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

/** Rows "name=value" of a link's address. */
async function asked(link: Locator): Promise<URLSearchParams> {
  return new URL((await link.getAttribute('href')) ?? '', 'http://local.test').searchParams
}

test('a filter goes along with every link, and stands on paper', async ({ page }) => {
  await signIn(page, 'nhansu')
  const position = page.getByLabel('Vị trí', { exact: true })
  const named = (await position.locator('option').nth(1).innerText()).trim()
  await position.selectOption({ index: 1 })
  await page.getByLabel('Giới tính').selectOption('female')
  await page.getByRole('region', { name: 'Lọc người được tính' }).getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/position=.*sex=female/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.gov')).toContainText(`Điều kiện lọc: Vị trí: ${named}, Giới tính: Nữ`)
  await expect(page.locator('.gov').getByText('Điều kiện lọc')).toBeVisible()
  await page.emulateMedia({ media: null })

  // The search, the list, a unit found, a person, the pace, and back up.
  await page.getByRole('searchbox', { name: 'Tìm đơn vị hoặc họ tên' }).fill('chuong my')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page).toHaveURL(/officers\?.*sex=female/)
  await page.locator('.units-found').getByRole('link').first().click()
  await expect(page).toHaveURL(/units\/.*sex=female/)
  await page.getByRole('link', { name: /^Chưa đạt|người$/ }).first().click()
  await expect(page).toHaveURL(/officers\?.*sex=female.*state=missing/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(`Điều kiện lọc: Vị trí: ${named}, Giới tính: Nữ, Chưa đạt chuẩn`)).toBeVisible()
  await expect(page.getByText(/^Số liệu tại ngày .* trên \d+ người\.$/)).toBeVisible()
  await page.emulateMedia({ media: null })
  await page.getByRole('table').getByRole('rowheader').first().getByRole('link').click()
  const pace = page.getByRole('navigation', { name: 'Số giờ học mỗi tuần' }).getByRole('link').first()
  expect((await asked(pace)).get('sex')).toBe('female')
  await pace.click()
  await expect(page).toHaveURL(/officers\/.*sex=female.*pace=/)
  await page.getByRole('navigation', { name: 'Vị trí của trang' }).getByRole('link').last().click()
  await expect(page).toHaveURL(/units\/.*sex=female/)
})

test('a list is narrowed by every condition, kept, and given a course @phone', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  await page.goto('/compliance/officers?state=missing')
  await page.getByText('Thêm điều kiện').click()
  await page.getByLabel('Giới tính').selectOption('female')
  await page.getByLabel('Việc của').selectOption({ label: 'Thủ trưởng đơn vị' })
  await page.getByRole('search').getByRole('button', { name: 'Lọc' }).click()
  await expect(page).toHaveURL(/sex=female/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const count = Number((await page.locator('.people .tags b').innerText()).match(/\d+/)?.[0])
  expect(count).toBeGreaterThan(0)

  const name = `Nữ chưa đạt ${Date.now()}`
  await page.locator('summary').filter({ hasText: 'Bộ lọc đã lưu' }).click()
  await page.getByLabel('Tên bộ lọc').fill(name)
  await page.getByRole('button', { name: 'Lưu bộ lọc' }).click()
  await expect(page.getByText(/Danh sách cán bộ, công chức: Giới tính: Nữ · Việc của: .* · Chưa đạt chuẩn/).first()).toBeVisible()
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page).toHaveURL(/\/compliance\/officers\?/)
  await expect(page.locator('.people .tags b')).toHaveText(`${count} người`)

  await page.getByRole('link', { name: 'Giao khóa học cho danh sách này' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Giao khóa theo danh sách' })).toBeVisible()
  await expect(page.getByText(`${count} mã cán bộ lấy từ danh sách vừa xem.`)).toBeVisible()
  expect((await page.getByLabel('Mã cán bộ').inputValue()).trim().split('\n')).toHaveLength(count)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Xem lại danh sách' }).click()
  await expect(page.locator('.people .tags b')).toHaveText(`${count} người`)
})

test('the files of a unit without units below come in the order of its table', async ({ page }) => {
  await signIn(page, 'nhansu.hoankiem')
  await page.getByRole('table', { name: 'Các đơn vị trực thuộc' }).getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('columnheader', { name: 'Còn thiếu' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=missing/)
  const query = await asked(page.getByRole('link', { name: 'Tải .xlsx' }).first())
  expect([query.get('what'), query.get('sort'), query.get('dir')]).toEqual(['officers', 'missing', 'desc'])
})
