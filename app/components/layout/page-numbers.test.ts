import { describe, expect, it } from 'vitest'
import { pageNumbers } from './page-numbers'

describe('the pages linked to', () => {
  it.each([
    [1, 1, [1]],
    [1, 24, [1, 2, null, 24]],
    [3, 24, [1, 2, 3, 4, null, 24]],
    [4, 24, [1, 2, 3, 4, 5, null, 24]],
    [12, 24, [1, null, 11, 12, 13, null, 24]],
    [24, 24, [1, null, 23, 24]],
    [2, 4, [1, 2, 3, 4]],
    [9, 3, [1, 2, 3]],
  ])('page %i of %i', (page, pages, expected) => {
    expect(pageNumbers(page, pages)).toEqual(expected)
  })
})
