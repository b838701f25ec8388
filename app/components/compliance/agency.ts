import type { TFunction } from 'i18next'
import { unitName, type NamedUnit } from './unit-name'

const TERRITORIAL = new Set(['quan', 'huyen', 'thi_xa', 'phuong', 'xa', 'thi_tran'])

/** Who signs for a unit: the issuing department for the city, "UBND quận …" for a territory, a department itself. */
export function agencyName(unit: NamedUnit, issuerName: string, t: TFunction): string {
  if (unit.type === 'thanh_pho') return issuerName
  return TERRITORIAL.has(unit.type) ? t('compliance:committee', { unit: unitName(unit, t) }) : unit.name
}

/** The body above the one that signs, for the first line of a paper. */
export function agencyAbove(unit: NamedUnit, parent: NamedUnit | undefined, issuerParent: string, t: TFunction): string {
  return unit.type === 'thanh_pho' || parent === undefined ? issuerParent : t('compliance:committee', { unit: unitName(parent, t) })
}
