/** The sheet for a mapping: every field under its own heading, and examples of a merge, a split, a rename and a dissolution. */
import { MAPPING_FIELDS, type MappingField } from '~/domain/reorganisation/reorganisation'
import { toXlsx } from '~/server/export/xlsx.server'

/** Cells of each example by field; what is not named stays empty. */
export type MappingTemplateWords = { readonly name: string; readonly heading: (field: MappingField) => string; readonly examples: readonly Readonly<Partial<Record<MappingField, string>>>[] }

export function makeMappingTemplate({ name, heading, examples }: MappingTemplateWords): Promise<Buffer> {
  return toXlsx({ name, columns: MAPPING_FIELDS.map((field) => ({ header: heading(field), width: field === 'from' || field === 'to' ? 32 : 22 })), rows: examples.map((example) => MAPPING_FIELDS.map((field) => example[field] ?? '')) })
}
