/** The few pages React takes over in the browser: whatever a person does meanwhile must not break the page. */
import { makeAccount } from './accounts'
import { expect, signIn, test } from './journey'

test('a click while React takes the page over breaks nothing', async ({ page }) => {
  const operator = await makeAccount('quan-tri', 'operator')
  await signIn(page, operator.username)
  // Clicks between all steps of the takeover: each message of this channel is a task of its own, as React's are.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel()
    let left = 3_000
    port1.onmessage = () => {
      document.body?.click()
      if (left-- > 0) port2.postMessage(null)
    }
    port2.postMessage(null)
  })
  await page.goto('/admin/users/new')
  // What only the taken-over page can do: refuse a form before anything is sent.
  const sent: string[] = []
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
  await page.getByLabel('Tên đăng nhập').fill('Tên có dấu')
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  await expect(page.getByRole('alert').getByText('Tên đăng nhập chỉ gồm chữ thường không dấu')).toBeVisible()
  expect(sent).toEqual([])
})
