import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { unitTitle } from './unit-name'

export interface UnitCrumbsProps {
  /** The unit shown (nearest) and its ancestors, nearest first. */
  readonly path: readonly UnitOnDay[]
  /** The topmost unit in the reader's charge: what is above it is text. */
  readonly topId: string | undefined
  readonly href: (unitId: string) => string
  /** What comes below the unit: the list, the person. The last one is the page itself. */
  readonly below?: readonly { readonly text: string; readonly href?: string }[]
}

/** City, district, commune, and what is below; only what the reader oversees is a link. */
export function UnitCrumbs({ path, topId, href, below = [] }: UnitCrumbsProps) {
  const { t } = useTranslation('compliance')
  const top = path.findIndex(({ unitId }) => unitId === topId)
  const units = path.map((unit, index) => ({ text: unitTitle(unit, t), href: index <= top && (index > 0 || below.length > 0) ? href(unit.unitId) : undefined })).reverse()
  const items = [...units, ...below]
  return items.length < 2 ? null : <Breadcrumbs label={t('crumbs')} items={items} />
}
