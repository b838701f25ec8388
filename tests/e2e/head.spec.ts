/** The head of a unit: the same as HR, for the own unit only. */
import { expect, expectAccessible, signIn, statusOf, test } from './journey'

test('the head sees the own commune and its people, and no other unit @phone', async ({ page, person }) => {
  const city = await person('nhansu')
  const cityUrl = new URL(city.url()).pathname
  const foreign = (await city.getByRole('table').last().getByRole('link', { name: 'Quận Ba Đình' }).getAttribute('href')) ?? ''

  await signIn(page, 'thutruong', undefined, '/compliance')
  await expect(page.getByRole('heading', { level: 1, name: 'Phường Hàng Bạc' })).toBeVisible()
  await expect(page.locator('.denominator')).toContainText('trên 4 người')
  // Fewer than five people: no rate.
  await expect(page.locator('.no-rate')).toHaveText('ít người')
  await expect(page.getByRole('table').last().getByRole('rowheader')).toHaveCount(4)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Nguyễn Xuân Hiệp' }).click()
  await expect(page.locator('.verdict')).toContainText('Chưa đạt chuẩn')
  await expectAccessible(page)
  for (const url of [cityUrl, foreign, `/compliance/officers?unit=${foreign.split('/').at(-1)}`]) expect(await statusOf(page, url), url).toBe(404)
  expect(await statusOf(page, '/admin/users')).toBe(403)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible()
})
