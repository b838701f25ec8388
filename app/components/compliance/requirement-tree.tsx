import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RequirementTree as Tree } from '~/components/ui/requirement-tree'
import type { EvidenceItem } from '~/domain/compliance/officer-standing'
import { explainLeaf, explainRequirement } from '~/domain/compliance/explain'
import { daysToLastDay, leavesOf, type Group, type Leaf, type PostTree, type StandingTree } from '~/domain/compliance/standing-tree'
import type { RequirementKind } from '~/domain/standard/standard'
import { proofAnchor, proofText } from './proof-text'
import { requirementCode, requirementName } from './requirement-name'

const GROUP_NAME: Record<RequirementKind, string> = { certificate: 'standing:groupCertificate', competency: 'standing:groupCompetency', education: 'standing:groupEducation', training_hours: 'standing:groupTrainingHours', document: 'standing:groupDocument' }

const LEAF_STATE = { met: 'met', expiring: 'expiring', missing: 'missing', waived: 'exempt', grace: 'expiring' } as const
const STATE_TEXT = { met: 'standing:stateMet', missing: 'standing:stateMissing', waived: 'standing:stateWaived', grace: 'standing:stateGrace' } as const

/** Past so many leaves, groups that are wholly met are folded. */
const FOLD_PAST = 12

export interface RequirementTreeProps {
  readonly tree: StandingTree | PostTree
  /** Proof listed on the same page: each leaf names and links its own. */
  readonly evidence: readonly EvidenceItem[]
  /** Leads to the step that closes a requirement. */
  readonly stepHref?: (requirementId: string) => string | undefined
}

/** The requirements of a post with evidence and state. Groups wholly met fold away in a long tree; print shows all. */
export function RequirementTree({ tree, evidence, stepHref = () => undefined }: RequirementTreeProps) {
  const { t } = useTranslation(['compliance', 'standing', 'path'])
  const long = leavesOf(tree).length > FOLD_PAST
  const folded = tree.groups.filter((group) => long && group.metCount === group.totalCount)
  const open = tree.groups.filter((group) => !folded.includes(group))
  const drawn = (groups: readonly Group[]) => groups.map((group) => drawnGroup(group, { stepHref, proofs: new Map(evidence.map((item) => [item.id, item])) }, t))
  if (tree.groups.length === 0) return <div className="card tree-card"><p className="meta">{t('treeEmpty')}</p></div>
  return (
    <div className="card tree-card">
      {open.length > 0 ? <Tree groups={drawn(open)} /> : null}
      {folded.map((group) => (
        <details key={group.kind} className="fold">
          <summary><b>{t(GROUP_NAME[group.kind])}</b> <span className="meta num">{t('standing:groupCount', { met: group.metCount, total: group.totalCount })}</span></summary>
          <Tree groups={drawn([group])} />
        </details>
      ))}
    </div>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

type Links = { readonly stepHref: (requirementId: string) => string | undefined; readonly proofs: ReadonlyMap<string, EvidenceItem> }

function drawnGroup(group: Group, { stepHref, proofs }: Links, t: Translate) {
  return {
    name: t(GROUP_NAME[group.kind]),
    count: t('standing:groupCount', { met: group.metCount, total: group.totalCount }),
    leaves: group.leaves.map((leaf) => ({
      id: leaf.requirement.id,
      name: requirementName(leaf.requirement, t),
      code: requirementCode(leaf.requirement),
      evidence: evidenceText(leaf, t),
      proof: proofOf(leaf, proofs, t),
      link: linkOf(stepHref(leaf.requirement.id), t),
      state: LEAF_STATE[leaf.state],
      stateText: leaf.state === 'expiring' ? t('stateExpiringDays', { count: daysToLastDay(leaf.daysLeft ?? 1) }) : t(STATE_TEXT[leaf.state]),
    })),
  }
}

function linkOf(href: string | undefined, t: Translate) {
  return href === undefined ? undefined : { text: t('path:leafLink'), href }
}

/** What counts, or, where nothing does, what comes nearest: gone, too little, too weak. */
function proofOf(leaf: Leaf, proofs: Links['proofs'], t: Translate) {
  const item = proofs.get((leaf.evidence ?? leaf.near?.evidence)?.id ?? '')
  return item === undefined ? undefined : { text: proofText(item, t), href: `#${proofAnchor(item.id)}` }
}

/** What is asked, and what there is: "Mức 3 trở lên. Mới chứng minh mức 2, vị trí yêu cầu mức 3." */
function evidenceText(leaf: Leaf, t: Translate): ReactNode {
  const said = explainLeaf(leaf)
  const sentence = t(`standing:${said.key}`, said.values)
  const namesLevel = leaf.requirement.kind !== 'certificate' && leaf.requirement.kind !== 'document' && !(leaf.state === 'missing' && leaf.near !== null && ['level', 'education', 'hours'].includes(leaf.near.reason))
  const asked = explainRequirement(leaf.requirement)
  return namesLevel ? <><span className="asked">{t(`standing:${asked.key}`, asked.values)}. </span>{sentence}</> : sentence
}
