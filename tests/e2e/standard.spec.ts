/** HR of the city changes levels by keyboard, compares, and publishes from a day far ahead; another editor's draft is not overwritten unseen. */
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './journey'

const POSITION = 'VT14'

test('keyboard in the matrix, draft, effect, publication from a future day', async ({ page, person }) => {
  await signIn(page, 'nhansu')
  await page.goto('/compliance/officers')
  await page.getByRole('link', { name: 'Tiêu chuẩn vị trí' }).click()
  await expectAccessible(page)
  const cell = (column: string) => page.locator(`td[data-position="${POSITION}"][data-column="level-${column}"]`)
  const was = (await cell('CH1').innerText()).trim()
  const raised = was === '5' ? '4' : '5'
  await cell('CH1').focus()
  await page.keyboard.press(raised)
  await page.keyboard.press('ArrowRight')
  await expect(cell('CH2')).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Mức phải là 0 đến 5' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await page.keyboard.type('3 (b)')
  await page.keyboard.press('Enter')
  await expect(cell('CH2')).toHaveText('3 B')
  await cell('CH3').focus()
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Đã đổi 2 ô, chưa lưu')).toBeVisible()
  await expectAccessible(page)
  const other = await person('nhansu')
  await other.goto(`/compliance/standards/positions/${POSITION}/draft`)
  await page.getByRole('button', { name: 'Lưu vào bản soạn' }).click()
  await expect(page.getByRole('heading', { name: 'Đã lưu vào bản soạn' })).toBeVisible()
  await expect(cell('CH1')).toHaveAttribute('title', `đang có hiệu lực: ${was}`)

  // The other editor is told, keeps what was typed, and a second press still overwrites nothing.
  await other.getByLabel('Số ngày người mới bổ nhiệm').fill('30')
  for (const press of [1, 2]) {
    await other.getByRole('button', { name: 'Lưu bản soạn' }).click()
    await expect(other.getByRole('alert'), `press ${press}`).toContainText('Bản soạn đã thay đổi')
    await expect(other.getByRole('row', { name: /^CH1 / })).toContainText(`mức ${raised}`)
  }
  await expect(other.getByLabel('Số ngày người mới bổ nhiệm')).toHaveValue('30')
  await expectAccessible(other)
  await other.close()

  await page.getByRole('link', { name: POSITION, exact: true }).click()
  await expect(page.getByRole('row', { name: /^CH1 / })).toContainText(`mức ${raised}`)
  await page.getByLabel('Đếm ảnh hưởng nếu có hiệu lực từ ngày').fill('01/01/2099')
  await page.getByRole('button', { name: 'Đếm', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Ảnh hưởng nếu có hiệu lực từ 01/01/2099' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Công bố phiên bản' }).click()
  await expect(page.getByRole('alert')).toContainText('Nhập số quyết định')
  // What is confirmed is what was counted, for the day that was counted, also after a fault.
  await expect(page.getByRole('heading', { name: 'Ảnh hưởng nếu có hiệu lực từ 01/01/2099' })).toBeVisible()
  await expect(page.locator('#on')).toContainText('01/01/2099')
  await page.getByLabel('Số quyết định').fill('Quyết định 01/QĐ-SNV ngày 01/12/2026')
  await page.getByLabel('Căn cứ pháp lý').fill('Nghị định thử nghiệm')
  await page.getByLabel('Tôi đã xem các thay đổi').check()
  await page.getByRole('button', { name: 'Công bố phiên bản' }).click()
  await expect(page.getByRole('heading', { name: 'Đã công bố phiên bản mới' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Phiên bản 2/ })).toContainText('từ 01/01/2099')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const address of ['', '/framework', '/import', '/framework/import', '/framework/competencies/CH1', `/positions/${POSITION}/draft`]) {
    await page.goto(`/compliance/standards${address}`)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

test('two people word the framework: the second is shown what the first published, keeps what was typed, and publishes over nothing unasked', async ({ page, person }) => {
  await signIn(page, 'nhansu')
  const address = '/compliance/standards/framework/competencies/'
  await page.goto(`${address}CH2`)
  const other = await person('nhansu')
  await other.goto(`${address}CH3`)
  const publish = async (who: typeof page, text: string) => {
    await who.getByLabel('Mức 1').fill(text)
    await who.getByLabel('Số quyết định').fill('Quyết định 02/QĐ-SNV ngày 01/12/2026')
    await who.getByLabel('Tôi đã đọc lại lời mới').check()
    await who.getByRole('button', { name: 'Công bố lời mới' }).click()
  }
  await page.getByRole('button', { name: 'Công bố lời mới' }).click()
  await expect(page.getByText('Đánh dấu xác nhận trước khi công bố.').first()).toBeVisible()
  await publish(page, 'Lời mới của bậc một, bài thử.')
  await expect(page.getByText('Đã công bố lời mới của khung năng lực')).toBeVisible()

  await publish(other, 'Lời khác của bậc một, bài thử.')
  for (const press of [1, 2]) {
    await expect(other.getByText('Người khác vừa công bố lời mới', { exact: true }), `press ${press}`).toBeVisible()
    await expect(other.getByLabel('Mức 1')).toHaveValue('Lời khác của bậc một, bài thử.')
    await expectAccessible(other)
    await other.getByLabel('Tôi đã đọc lại lời mới').check()
    if (press === 1) await other.getByRole('button', { name: 'Công bố lời mới' }).click()
  }
  await other.getByLabel('Công bố lời của tôi thay lời hiện có').check()
  await other.getByRole('button', { name: 'Công bố lời mới' }).click()
  await expect(other.getByText('Đã công bố lời mới của khung năng lực')).toBeVisible()
  await expect(other.getByText('Lời khác của bậc một, bài thử.')).toBeVisible()
})
