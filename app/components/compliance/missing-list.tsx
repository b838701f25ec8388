import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { StatusText } from '~/components/ui/status-text'
import { explainLeaf, explainStep } from '~/domain/compliance/explain'
import type { NextStep } from '~/domain/compliance/next-steps'
import { leavesOf, type StandingTree } from '~/domain/compliance/standing-tree'
import { requirementCode, requirementName } from './requirement-name'

export interface MissingListProps {
  readonly tree: StandingTree
  readonly steps: readonly NextStep[]
  /** Where the shortest path stands on the page: the link to the step that closes a requirement, in place of the next step in words. */
  readonly stepHref?: ((requirementId: string) => string | undefined) | undefined
}

/** Why not: each missing requirement with its reason and what to do next. */
export function MissingList({ tree, steps, stepHref }: MissingListProps) {
  const { t } = useTranslation(['compliance', 'standing', 'path'])
  const missing = leavesOf(tree).filter((leaf) => leaf.state === 'missing')
  const items = missing.map((leaf) => {
    const step = steps.find(({ requirement }) => requirement?.id === leaf.requirement.id)
    const reason = explainLeaf(leaf)
    const next = stepHref === undefined && step ? explainStep(step) : undefined
    const href = stepHref?.(leaf.requirement.id)
    const code = requirementCode(leaf.requirement)
    return {
      id: leaf.requirement.id,
      title: <>{requirementName(leaf.requirement, t)}{code ? <> <span className="xs nb">{code}</span></> : null}</>,
      meta: <>{t(`standing:${reason.key}`, reason.values)}{href ? <> <a href={href}>{t('path:leafLink')}</a></> : null}{next ? <><br /><b>{t('nextStep')}</b> {t(`standing:${next.key}`, next.values)}</> : null}</>,
      status: <StatusText state="missing">{t('standing:stateMissing')}</StatusText>,
    }
  })
  return <RowList items={items} />
}
