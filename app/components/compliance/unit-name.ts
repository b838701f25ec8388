import type { TFunction } from 'i18next'

/** A unit as the pages show it: its name of the date without the type word, and its type. */
export interface NamedUnit {
  readonly name: string
  readonly type: string
}

const TYPED = new Set(['thanh_pho', 'quan', 'huyen', 'thi_xa', 'phuong', 'xa', 'thi_tran'])

/** "quận Ba Đình", as inside a sentence; departments and desks carry their type in their name. */
export function unitName({ name, type }: NamedUnit, t: TFunction): string {
  return TYPED.has(type) ? t(`compliance:unit_${type}`, { name }) : name
}

/** "Quận Ba Đình", as a title or alone in a cell. */
export function unitTitle(unit: NamedUnit, t: TFunction): string {
  return capital(unitName(unit, t))
}

/** With a capital at its beginning, as where it stands alone. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
