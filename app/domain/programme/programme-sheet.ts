/**
 * The figures of the reserve programme as rows of cells: quotas, stages, the way to the target, communes. The same figures
 * as on the page of the day, numbers as numbers, with their sums. Counts only, nobody's name.
 */
import type { Day } from '../kernel/day'
import { formatDayTable } from '../kernel/vietnamese-format'
import type { CommuneGroup } from './commune-groups'
import { quotaShare, type ProgrammeFigures, type StageCounts } from './progress'
import { stages } from './stage'

type Cell = string | number | null
/** Lines above the head, columns and rows, as every file is written. */
export type ProgrammeSheet = { readonly name: string; readonly lines: readonly string[]; readonly columns: readonly { readonly header: string; readonly width: number; readonly align: 'left' | 'right' }[]; readonly rows: readonly (readonly Cell[])[] }
/** Words in the reader's language; `headers` in the order of the columns. */
export type ProgrammeSheetWords = { readonly name: string; readonly lines: readonly string[]; readonly headers: readonly string[]; readonly total: string }
export type QuotaLine = { readonly code: string | null; readonly name: string; readonly quota: number; readonly figures: ProgrammeFigures | null }

/** The pictures that may be taken as files. */
export const figureExports = ['quotas', 'stages', 'line', 'communes'] as const
export type FigureExport = (typeof figureExports)[number]

/** The rows of the funnel, in their order; retained ones are among the appointed. */
export const funnelRows = ['selected', 'studying', 'graduated', 'appointed', 'retained', 'dropped'] as const
export type FunnelRow = (typeof funnelRows)[number]

function sheetOf({ name, lines, headers }: ProgrammeSheetWords, widths: readonly number[], figures: readonly number[], rows: readonly (readonly Cell[])[]): ProgrammeSheet {
  return { name, lines, rows, columns: widths.map((width, at) => ({ header: headers[at] ?? '', width, align: figures.includes(at) ? 'right' : 'left' })) }
}

const sum = <Row>(rows: readonly Row[], pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0)

/** Headers: number, code, unit, quota, each row of the funnel, completed, share in percent. `unlisted`: those who count for units that are not among the lines, and what their line is called. */
export function quotaSheet(lines: readonly QuotaLine[], unlisted: { readonly name: string; readonly figures: ProgrammeFigures } | null, words: ProgrammeSheetWords): ProgrammeSheet {
  const all = [...lines, ...(unlisted === null ? [] : [{ ...unlisted, code: null, quota: 0 }])]
  const cells = (quota: number, now: (stage: FunnelRow) => number, completed: number): Cell[] => [quota, ...funnelRows.map(now), completed, quotaShare(completed, quota)]
  const rows = all.map(({ code, name, quota, figures }, index) => [index + 1, code, name, ...cells(quota, (stage) => figures?.now[stage] ?? 0, figures?.completed ?? 0)])
  const totals = cells(sum(all, ({ quota }) => quota), (stage) => sum(all, ({ figures }) => figures?.now[stage] ?? 0), sum(all, ({ figures }) => figures?.completed ?? 0))
  return sheetOf(words, [6, 12, 34, 10, 10, 10, 12, 10, 14, 12, 14, 12], [0, 3, 4, 5, 6, 7, 8, 9, 10, 11], [...rows, [null, null, words.total, ...totals]])
}

/** Headers: stage, people. The total counts the retained once, as the appointed that they are. */
export function stageSheet(now: StageCounts, stageName: (stage: FunnelRow) => string, words: ProgrammeSheetWords): ProgrammeSheet {
  return sheetOf(words, [44, 12], [1], [...funnelRows.map((stage) => [stageName(stage), now[stage]]), [words.total, sum(stages, (stage) => now[stage])]])
}

/** Headers: day, completed by it, target. */
export function lineSheet(line: readonly { readonly on: Day; readonly completed: number }[], target: number, words: ProgrammeSheetWords): ProgrammeSheet {
  return sheetOf(words, [14, 16, 12], [1, 2], line.map(({ on, completed }) => [formatDayTable(on), completed, target]))
}

/** Headers: number, code, commune, district, appointed members at work there. Every commune, those without anybody first in each district. */
export function communeSheet<Unit extends { readonly code: string | null }>(groups: readonly CommuneGroup<Unit>[], unitName: (unit: Unit) => string, words: ProgrammeSheetWords): ProgrammeSheet {
  const all = groups.flatMap(({ district, rows }) => rows.map((row) => ({ ...row, district })))
  const rows = all.map(({ unit, count, district }, index): Cell[] => [index + 1, unit.code, unitName(unit), district === null ? null : unitName(district), count])
  return sheetOf(words, [6, 12, 34, 30, 14], [0, 4], [...rows, [null, null, words.total, null, sum(all, ({ count }) => count)]])
}
