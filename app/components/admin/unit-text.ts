import type { TFunction } from 'i18next'

export type NamedUnit = { readonly name: string; readonly type: string }

/** A unit alone in a cell: "Quận Ba Đình"; departments and desks carry their type in their name. */
export function unitText({ name, type }: NamedUnit, t: TFunction): string {
  return t([`admin:unit_${type}`, 'admin:unitOther'], { name })
}
