/**
 * An import from upload to undo: its states, its settings, and how the kinds of its rows are counted.
 * mapping → planning → planned → applying → applied → undoing → undone; planned → planning again with other settings;
 * any work can end in failed. One import at a time works on a unit tree. Source: issue "Compliance" (roster).
 */
import { z } from 'zod'
import { isDay } from '../kernel/day'
import { REQUIRED_FIELDS, ROSTER_FIELDS } from './roster-field'

/** skipped: headings of groups and the like, which name nobody; missing: people whom no row names. The others are the rows of data. */
export const ROW_KINDS = ['created', 'changed', 'unchanged', 'asked', 'refused', 'skipped', 'missing'] as const
export type RowKind = (typeof ROW_KINDS)[number]
export const IMPORT_STATES = ['mapping', 'planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
/** States in which somebody works, so that the page waits and no other import of the tree may begin. */
export const WORKING: readonly ImportState[] = ['planning', 'applying', 'undoing']
export type ImportMode = 'all' | 'valid'
export type RosterCell = string | number

export const settingsSchema = z.object({
  sheet: z.int().min(0),
  /** index of the row that holds the headings */
  headerRow: z.int().min(0),
  columns: z.array(z.object({ field: z.enum(ROSTER_FIELDS).nullable(), encoding: z.enum(['unicode', 'tcvn3', 'vni']) })),
  /** for rows that do not say since when */
  from: z.string().refine(isDay),
  /** for rows that name no decision */
  decision: z.string(),
  /** pads codes of digits that Excel has robbed of their zeros; 0: leaves them */
  codeWidth: z.int().min(0).max(20),
})
export type RosterSettings = z.output<typeof settingsSchema>

export type InspectedSheet = { readonly name: string; readonly rows: readonly (readonly RosterCell[])[] }
export type Inspection = { readonly sheets: readonly InspectedSheet[]; readonly date1904: boolean; /** of a CSV file */ readonly encoding?: string; readonly delimiter?: string }

export type SettingsFault = 'fieldMissing' | 'fieldTwice' | 'sheetUnknown' | 'headerUnknown'

type Fault<Field> = { readonly fault: SettingsFault; readonly field?: Field }
type Columns<Field> = { readonly sheet: number; readonly headerRow: number; readonly columns: readonly { readonly field: Field | null }[] }

/** Whether the settings fit the file. Out: the faults by what they concern; empty when they fit. */
export function checkSettings(settings: RosterSettings, inspection: Inspection): Fault<string>[] {
  return checkColumns(settings, inspection, REQUIRED_FIELDS)
}

/** The same for any list: the sheet is there, each of the fields `needed` has a column, none has two. */
export function checkColumns<Field extends string>(settings: Columns<Field>, inspection: Inspection, needed: readonly Field[]): Fault<Field>[] {
  const sheet = inspection.sheets[settings.sheet]
  if (sheet === undefined) return [{ fault: 'sheetUnknown' }]
  if (settings.headerRow >= sheet.rows.length) return [{ fault: 'headerUnknown' }]
  const chosen = settings.columns.flatMap(({ field }) => field ?? [])
  return [
    ...needed.filter((field) => !chosen.includes(field)).map((field) => ({ fault: 'fieldMissing' as const, field })),
    ...[...new Set(chosen.filter((field, at) => chosen.indexOf(field) < at))].map((field) => ({ fault: 'fieldTwice' as const, field })),
  ]
}
