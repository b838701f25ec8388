import { parse as parseCsv } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { overlappingTiles, tileLayoutsSchema } from '~/domain/org/tile-layout'

const { layouts } = tileLayoutsSchema.parse(parse(readFileSync('content/units/tile-layout.yaml', 'utf8')))
const units = parseCsv(readFileSync('content/units/2012.csv', 'utf8'), { columns: true }) as { code: string; name: string; parent: string }[]

describe('the tile map of the city', () => {
  const layout = layouts.find(({ parent }) => parent === '01')
  const districts = units.filter(({ parent }) => parent === '01')

  it('gives each of the 29 districts one tile, and nothing else', () => {
    expect(districts).toHaveLength(29)
    expect(Object.keys(layout?.tiles ?? {}).sort()).toEqual(districts.map(({ code }) => code).sort())
  })

  it('puts no two on one place', () => {
    expect(layout && overlappingTiles(layout)).toEqual([])
  })

  it('keeps the corner free that tells about the selected one', () => {
    expect(Object.values(layout?.tiles ?? {}).filter(({ column, row }) => column >= 7 && row >= 4)).toEqual([])
  })
})
