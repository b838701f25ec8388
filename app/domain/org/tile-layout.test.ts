import { describe, expect, it } from 'vitest'
import { overlappingTiles, tileLayoutsSchema, tilesFor } from './tile-layout'

const layout = { parent: '01', valid_from: '2008-08-01', valid_to: '2025-07-01', tiles: { '001': { column: 6, row: 3 }, '002': { column: 6, row: 4 } } }

describe('tile layouts', () => {
  it.each([
    ['inside the span', '01', '2012-03-01', ['001', '002'], 2],
    ['some of the units', '01', '2012-03-01', ['002'], 1],
    ['first day', '01', '2008-08-01', ['001'], 1],
    ['the day it ends', '01', '2025-07-01', ['001'], null],
    ['before it begins', '01', '2008-07-31', ['001'], null],
    ['a unit without a tile', '01', '2012-03-01', ['001', '00004'], null],
    ['a unit without a code', '01', '2012-03-01', ['001', null], null],
    ['another parent', '001', '2012-03-01', ['001'], null],
    ['no units', '01', '2012-03-01', [], null],
  ])('%s', (_name, parent, asOf, codes, size) => {
    expect(tilesFor([layout], parent, asOf, codes)?.size ?? null).toBe(size)
  })

  it('finds two tiles on one place', () => {
    expect(overlappingTiles(layout)).toEqual([])
    expect(overlappingTiles({ ...layout, tiles: { ...layout.tiles, '003': { column: 6, row: 4 } } })).toEqual([['002', '003']])
  })

  it.each([{ column: 0, row: 1 }, { column: 9, row: 1 }, { column: 1, row: 8 }, { column: 1.5, row: 1 }])('refuses the place %j', (place) => {
    expect(tileLayoutsSchema.safeParse({ layouts: [{ ...layout, tiles: { '001': place } }] }).success).toBe(false)
  })
})
