import { describe, expect, it } from 'vitest'
import { shareClass, sharePercent } from './share-class'

describe('the share that may be said', () => {
  it.each([
    [0, 0, null, null],
    [4, 4, 0, null],
    [0, 4, 0, null],
    [0, 5, 1, 0],
    [5, 5, 5, 100],
    [699, 1000, 1, 69.9],
    [700, 1000, 2, 70],
    [799, 1000, 2, 79.9],
    [800, 1000, 3, 80],
    [900, 1000, 4, 90],
    [999, 1000, 4, 99.9],
    [1000, 1000, 5, 100],
  ])('%i of %i', (met, people, step, percent) => {
    expect(shareClass(met, people)).toBe(step)
    expect(sharePercent(met, people)).toBe(percent)
  })
})
