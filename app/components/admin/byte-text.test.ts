import { expect, it } from 'vitest'
import { byteText } from './byte-text'

it.each([[0, '0 B'], [1023, '1.023 B'], [1536, '1,5 KB'], [10 * 1024 ** 2, '10 MB'], [1.25 * 1024 ** 3, '1,3 GB'], [5000 * 1024 ** 4, '5.000 TB']])('%i bytes are %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text.replace(' ', '\u00a0'))
})
