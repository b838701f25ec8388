import { expect, it } from 'vitest'
import { isHolder, isSameHolder } from './holder'

const browser = 'a'.repeat(32)
const other = 'b'.repeat(32)

it.each<[string | null, string, boolean]>([
  [null, browser, true],
  [browser, browser, true],
  [`${browser}-tab1`, browser, true],
  [browser, `${browser}-tab1`, true],
  [`${browser}-tab1`, `${browser}-tab1`, true],
  [`${browser}-tab1`, `${browser}-tab2`, false],
  [browser, other, false],
  [`${browser}-tab1`, `${other}-tab1`, false],
])('held by %s, asked by %s: %s', (held, asked, same) => expect(isSameHolder(held, asked)).toBe(same))

it.each<[unknown, boolean]>([[browser, true], [`${browser}-1a2B`, true], [`${browser}-1`, false], [browser.slice(1), false], [`${browser}-x'; DROP`, false], [`${browser}-${'1'.repeat(32)}`, false], [null, false], ['', false]])('%j is a holder: %s', (text, is) => expect(isHolder(text)).toBe(is))
