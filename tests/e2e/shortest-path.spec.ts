/** The shortest path: the officer sees why each step is needed and enrols in all of it; the head sees the plan of the unit. */
import { makeNewcomer } from './accounts'
import { expect, expectAccessible, signIn, statusOf, test } from './journey'

test('the officer enrols in every course of the path at once; the head reads the same in the plan of the unit @phone', async ({ page, person }) => {
  const { username, officerId, fullName, unitId, head } = await makeNewcomer('duong')
  await signIn(page, username, undefined, '/')
  await expect(page.getByRole('heading', { name: 'Đường ngắn nhất để đạt chuẩn' })).toBeVisible()
  await page.getByRole('link', { name: 'Xem vì sao cần từng bước' }).click()

  const path = page.locator('.shortest')
  const steps = path.locator('ol.tasks > li')
  const courses = steps.filter({ hasText: 'Chưa ghi danh' })
  const count = await courses.count()
  expect(count).toBeGreaterThanOrEqual(2)
  for (const step of await steps.all()) await expect(step).toContainText('Vì sao cần bước này: bỏ bước này thì')
  await expectAccessible(page)

  // A gap leads to the step that closes it, and a slower pace to a later day.
  const anchor = (await page.getByRole('link', { name: 'Xem bước đáp ứng yêu cầu này' }).first().getAttribute('href')) ?? ''
  await expect(page.locator(anchor)).toHaveCount(1)
  const lastDay = () => path.locator('.lead-in b').innerText()
  const usual = await lastDay()
  await path.getByRole('link', { name: '2 giờ' }).click()
  await expect(path.locator('.lead-in b')).not.toHaveText(usual)

  await path.getByRole('button', { name: `Ghi danh tất cả ${count} khóa` }).click()
  await expect(path.getByRole('heading', { name: `Đã ghi danh ${count} khóa` })).toBeVisible()
  await expect(path.getByRole('navigation', { name: 'Số giờ học mỗi tuần' }).locator('[aria-current]')).toHaveText('2 giờ')
  await expect(steps.filter({ hasText: 'Đã ghi danh' })).toHaveCount(count)
  await expect(path.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  // Sent a second time (a second tab that was open), it changes nothing and says so.
  const again = await page.request.post('/record/enrol', { form: { pace: '2' }, maxRedirects: 0, headers: { origin: new URL(page.url()).origin } })
  expect([again.status(), again.headers().location]).toEqual([303, '/record?pace=2&enrolled=none#duong-ngan-nhat'])

  const other = await person(head)
  await other.goto(`/compliance/units/${unitId}`)
  await other.getByRole('link', { name: 'Kế hoạch bồi dưỡng' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Kế hoạch bồi dưỡng để đạt chuẩn' })).toBeVisible()
  await expect(other.getByRole('table', { name: 'Khóa học và số chỗ' }).getByRole('rowheader')).not.toHaveCount(0)
  await expectAccessible(other)
  expect(await statusOf(other, (await other.getByRole('link', { name: 'Tải .csv' }).getAttribute('href')) ?? '')).toBe(200)
  await other.getByRole('link', { name: 'Xem kế hoạch từng người' }).click()
  await expectAccessible(other)
  await other.getByRole('link', { name: fullName }).first().click()
  await expect(other).toHaveURL(new RegExp(officerId))
  await expect(other.locator('.shortest ol.tasks > li').filter({ hasText: 'Đã ghi danh' })).toHaveCount(count)
  await expect(other.locator('.shortest').getByRole('button')).toHaveCount(0)

  // The overview's filter goes along, is named, and can be taken away.
  await other.goto(`/compliance/units/${unitId}?sex=female`)
  await other.getByRole('link', { name: 'Kế hoạch bồi dưỡng' }).click()
  await expect(other.getByRole('link', { name: 'Giới tính: Nữ' })).toBeVisible()
  await expect(other.getByRole('link', { name: 'Tải .csv' })).toHaveAttribute('href', /sex=female/)
  await expectAccessible(other)
  await other.getByRole('link', { name: 'Giới tính: Nữ' }).click()
  await expect(other.getByText('Kế hoạch chỉ tính:')).toHaveCount(0)

  await other.goto(`/compliance/units/${unitId}/plan?start=31%2F02%2F2027`)
  await expect(other.getByText('Nhập ngày theo dạng 05/3/2024.')).toBeVisible()
  await expect(other.getByLabel('Ngày bắt đầu học')).toHaveValue('31/02/2027')
  expect(await statusOf(other, `/compliance/officers/${officerId}/enrol`)).toBe(302)
})
