/** The places of a unit's children on the tile map of a date, from content/units/tile-layout.yaml, read once per process. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import type { Day } from '~/domain/kernel/day'
import { tileLayoutsSchema, tilesFor, type TileLayout, type TilePlace } from '~/domain/org/tile-layout'

let layouts: Promise<readonly TileLayout[]> | undefined

async function readLayouts(): Promise<readonly TileLayout[]> {
  const text = await readFile(path.resolve('content/units/tile-layout.yaml'), 'utf8')
  return tileLayoutsSchema.parse(parse(text, { maxAliasCount: 0 })).layouts
}

/** By official code; null when no layout of the day has a tile for every one of them: the page then shows a table. */
export async function findTileLayout(question: { parentCode: string | null; asOf: Day; codes: readonly (string | null)[] }): Promise<ReadonlyMap<string, TilePlace> | null> {
  layouts ??= readLayouts()
  return tilesFor(await layouts, question.parentCode, question.asOf, question.codes)
}
