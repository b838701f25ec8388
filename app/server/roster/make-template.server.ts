/** The sheet that HR may fill in: every field under its own heading, and one invented example. */
import { ROSTER_FIELDS, type RosterField } from '~/domain/roster/roster-field'
import { toXlsx } from '~/server/export/xlsx.server'

export type TemplateWords = { readonly name: string; readonly heading: (field: RosterField) => string; readonly example: (field: RosterField) => string }

export function makeTemplate({ name, heading, example }: TemplateWords): Promise<Buffer> {
  return toXlsx({ name, columns: ROSTER_FIELDS.map((field) => ({ header: heading(field), width: field === 'position' || field === 'unit' || field === 'decision' ? 40 : 22 })), rows: [ROSTER_FIELDS.map(example)] })
}
