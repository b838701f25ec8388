/**
 * Unit × requirement: of the people of a unit who must meet a requirement, how many do. Who must: everybody judged by a
 * standard that asks for it, the version in force or in a transition the one before; requirements of several positions about the same thing are one column, each at
 * its own level. Who lacks it comes from standing_gap; the others meet it. Source: look.md §5 (heat map).
 */
import type { Requirement } from '../standard/standard'
import { type Count, sharePercent } from './share-class'

export type HeatColumn = { readonly subject: string; readonly kind: Requirement['kind']; readonly code: string | null; readonly name: string | null } & Count
export type HeatRow = { readonly unitId: string; /** In the order of the columns; people: who must, met: who do. */ readonly cells: readonly Count[] }
export type Heat = { readonly columns: readonly HeatColumn[]; readonly rows: readonly HeatRow[] }

/** What is asked on the day, by whom: of everybody in a position, or of the people whom a version of a standard spares in a transition. */
export type Asked = { /** Id of the position or of the version. */ readonly asker: string; /** Of the position: a column even where nobody holds it. */ readonly everybody: boolean; readonly subject: string; readonly kind: Requirement['kind']; readonly code: string | null; readonly name: string | null }
export type PostCount = { readonly unitId: string; readonly asker: string; readonly people: number }
export type LackCount = { readonly unitId: string; readonly subject: string; readonly people: number }

/** In: the units shown, in their order, and counts by them. Out: columns in the order of `asked`, none twice. Total. */
export function heatOf(unitIds: readonly string[], asked: readonly Asked[], posts: readonly PostCount[], lacks: readonly LackCount[]): Heat {
  const present = new Set(posts.map(({ asker }) => asker))
  const subjects = [...new Map(asked.filter(({ asker, everybody }) => everybody || present.has(asker)).map((one) => [one.subject, one])).values()]
  const asking = new Map<string, string[]>()
  for (const { asker, subject } of asked) asking.set(asker, [...(asking.get(asker) ?? []), subject])
  const must = new Map<string, number>()
  const lack = new Map<string, number>()
  const add = (counts: Map<string, number>, unitId: string, subject: string, people: number) => counts.set(`${unitId} ${subject}`, (counts.get(`${unitId} ${subject}`) ?? 0) + people)
  for (const { unitId, asker, people } of posts) for (const subject of asking.get(asker) ?? []) add(must, unitId, subject, people)
  for (const { unitId, subject, people } of lacks) add(lack, unitId, subject, people)
  const rows = unitIds.map((unitId) => ({ unitId, cells: subjects.map(({ subject }): Count => {
    const people = must.get(`${unitId} ${subject}`) ?? 0
    return { people, met: people - (lack.get(`${unitId} ${subject}`) ?? 0) }
  }) }))
  const columns = subjects.map(({ subject, kind, code, name }, at): HeatColumn => ({ subject, kind, code, name, ...total(rows, at) }))
  return { columns, rows }
}

function total(rows: readonly HeatRow[], at: number): Count {
  return rows.reduce<Count>((sum, { cells }) => ({ people: sum.people + (cells[at]?.people ?? 0), met: sum.met + (cells[at]?.met ?? 0) }), { people: 0, met: 0 })
}

/** The places of the columns with the lowest rates, in the order they stand in; those nobody must meet are never among them. */
export function lowestColumns({ columns }: Heat, most: number): number[] {
  const rated = columns.flatMap((column, at) => {
    const percent = sharePercent(column.met, column.people)
    return percent === null ? [] : [{ at, percent }]
  })
  return rated.sort((a, b) => a.percent - b.percent || a.at - b.at).slice(0, most).map(({ at }) => at).sort((a, b) => a - b)
}
