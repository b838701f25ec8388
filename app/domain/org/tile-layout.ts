/**
 * Where each unit stands on a tile map: equal tiles near the true place, kept as dated data, because other dates
 * have other units. A layout is used only when every unit to be shown has a tile; otherwise the page shows a
 * table. Source: look.md §5 (Tile map); units-2025.md §3 (codes are re-used, so a layout never outlives its units).
 */
import { z } from 'zod'
import { type Day, isDay } from '../kernel/day'
import { contains } from '../kernel/day-span'

export const TILE_COLUMNS = 8
export const TILE_ROWS = 7

const day = z.string().refine(isDay, 'not a day')
const place = z.strictObject({ column: z.int().min(1).max(TILE_COLUMNS), row: z.int().min(1).max(TILE_ROWS) })

export const tileLayoutsSchema = z.strictObject({
  layouts: z.array(
    z.strictObject({
      /** Official code of the unit whose children are drawn. */
      parent: z.string().min(1),
      valid_from: day,
      valid_to: day.nullable(),
      /** By official code of the date. */
      tiles: z.record(z.string(), place),
    }),
  ),
})

export type TilePlace = z.output<typeof place>
export type TileLayout = z.output<typeof tileLayoutsSchema>['layouts'][number]

/** Two tiles on one place, as pairs of codes; empty for a layout that can be drawn. */
export function overlappingTiles(layout: TileLayout): [string, string][] {
  const taken = new Map<string, string>()
  return Object.entries(layout.tiles).flatMap(([code, { column, row }]): [string, string][] => {
    const other = taken.get(`${column}:${row}`)
    taken.set(`${column}:${row}`, code)
    return other === undefined ? [] : [[other, code]]
  })
}

/**
 * The places of the given units on a day. In: layouts, the parent's code, the day, the codes of its children (null
 * for a unit without one). Out: a place for every code, or null when no layout of that day has them all.
 */
export function tilesFor(layouts: readonly TileLayout[], parent: string | null, asOf: Day, codes: readonly (string | null)[]): ReadonlyMap<string, TilePlace> | null {
  const layout = layouts.find((one) => one.parent === parent && contains({ from: one.valid_from, to: one.valid_to }, asOf))
  if (layout === undefined || codes.length === 0) return null
  const places = new Map<string, TilePlace>()
  for (const code of codes) {
    const found = code === null ? undefined : layout.tiles[code]
    if (code === null || found === undefined) return null
    places.set(code, found)
  }
  return places
}
