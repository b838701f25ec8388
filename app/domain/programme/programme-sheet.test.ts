import { describe, expect, it } from 'vitest'
import { quotaSheet, stageSheet } from './programme-sheet'
import type { ProgrammeFigures } from './progress'

const figures = (completed: number, retained: number): ProgrammeFigures => ({ now: { selected: 1, studying: 2, graduated: 0, appointed: completed, dropped: 0, retained }, completed, appointed: completed, retained })
const words = { name: 'x', lines: ['y'], headers: ['a'], total: 'sum' }

describe('quotas as a file', () => {
  it('count those whose unit is not there any more in a row of their own, so that rows and sum agree', () => {
    const { rows, lines } = quotaSheet([{ code: '001', name: 'A', quota: 10, figures: figures(4, 1) }, { code: null, name: 'B', quota: 5, figures: null }], { name: 'gone', figures: figures(2, 2) }, words)
    expect(lines).toEqual(['y'])
    expect(rows).toEqual([
      [1, '001', 'A', 10, 1, 2, 0, 4, 1, 0, 4, 40],
      [2, null, 'B', 5, 0, 0, 0, 0, 0, 0, 0, 0],
      [3, null, 'gone', 0, 1, 2, 0, 2, 2, 0, 2, null],
      [null, null, 'sum', 15, 2, 4, 0, 6, 3, 0, 6, 40],
    ])
  })
})

describe('stages as a file', () => {
  it('count the retained once, as the appointed that they are', () => {
    const { rows } = stageSheet(figures(4, 3).now, (stage) => stage, words)
    expect(rows.at(-1)).toEqual(['sum', 7])
    expect(rows).toContainEqual(['retained', 3])
  })
})
