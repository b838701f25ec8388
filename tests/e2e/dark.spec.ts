/** The dark look: the same pages, readable too. */
import { makeLearner } from './accounts'
import { startTest } from './exam'
import { expectAccessible, signIn, test } from './journey'

test.use({ colorScheme: 'dark' })

test('an officer and HR read in the dark', async ({ page, person }) => {
  const { username } = await makeLearner('toi')
  await page.goto('/login')
  await expectAccessible(page)
  await signIn(page, username)
  for (const url of ['/', '/courses/KH2', '/courses/KH2/lessons/2.3', '/record']) {
    await page.goto(url)
    await expectAccessible(page)
  }
  await startTest(page)
  await expectAccessible(page)
  await expectAccessible(await person('nhansu'))
})
