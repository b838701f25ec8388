import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { StatusText } from '~/components/ui/status-text'
import { explainLeaf, explainStep } from '~/domain/compliance/explain'
import type { NextStep } from '~/domain/compliance/next-steps'
import { leavesOf, type StandingTree } from '~/domain/compliance/standing-tree'
import { requirementCode, requirementName } from './requirement-name'

/** Why not: each missing requirement with its reason and what to do next. */
export function MissingList({ tree, steps }: { readonly tree: StandingTree; readonly steps: readonly NextStep[] }) {
  const { t } = useTranslation(['compliance', 'standing'])
  const missing = leavesOf(tree).filter((leaf) => leaf.state === 'missing')
  const items = missing.map((leaf) => {
    const step = steps.find(({ requirement }) => requirement?.id === leaf.requirement.id)
    const reason = explainLeaf(leaf)
    const next = step && explainStep(step)
    const code = requirementCode(leaf.requirement)
    return {
      id: leaf.requirement.id,
      title: <>{requirementName(leaf.requirement, t)}{code ? <> <span className="xs nb">{code}</span></> : null}</>,
      meta: <>{t(`standing:${reason.key}`, reason.values)}{next ? <><br /><b>{t('nextStep')}</b> {t(`standing:${next.key}`, next.values)}</> : null}</>,
      status: <StatusText state="missing">{t('standing:stateMissing')}</StatusText>,
    }
  })
  return <RowList items={items} />
}
