import { useTranslation } from 'react-i18next'
import { requirementName } from '~/components/compliance/requirement-name'
import { Card } from '~/components/ui/card'
import { Chip } from '~/components/ui/chip'
import { Standing } from '~/components/ui/standing'
import { StatusText } from '~/components/ui/status-text'
import { daysToLastDay, type Group, type Leaf, type StandingTree } from '~/domain/compliance/standing-tree'
import { paths } from '~/paths'

const GROUP_NAMES = { certificate: 'standing:groupCertificate', competency: 'standing:groupCompetency', education: 'standing:groupEducation', training_hours: 'standing:groupTrainingHours', document: 'standing:groupDocument' } as const

/** Where one stands: the ring, certificates one by one, the other groups by count. */
export function StandingCard({ tree, position }: { readonly tree: StandingTree; readonly position: string | null }) {
  const { t } = useTranslation(['home', 'standing', 'compliance'])
  if (tree.status !== 'judged') return null
  const expiring = tree.groups.some(({ leaves }) => leaves.some(({ state }) => state === 'expiring'))
  return (
    <Card title={t('standingTitle')}>
      <Standing
        ring={{ met: tree.metCount, total: tree.totalCount, label: t('ringLabel', { met: tree.metCount, total: tree.totalCount }) }}
        verdict={<Chip state={!tree.meets ? 'missing' : expiring ? 'expiring' : 'met'}>{t(tree.meets ? 'standing:meets' : 'standing:notMeets')}</Chip>}
      >
        {t('ringText', { met: tree.metCount, total: tree.totalCount, position })}
      </Standing>
      <ul className="req-list">
        {tree.groups.flatMap((group) => (group.kind === 'certificate' ? group.leaves.map((leaf) => <LeafRow key={leaf.requirement.id} leaf={leaf} />) : [<GroupRow key={group.kind} group={group} />]))}
      </ul>
      <a href={tree.meets ? paths.record() : paths.recordPath()}>{t(tree.meets ? 'toRecordMet' : 'toRecord')}</a>
    </Card>
  )
}

/** How a state of a requirement looks: waived stands apart, time left looks like expiring. */
const LEAF_STATE = { met: 'met', expiring: 'expiring', missing: 'missing', waived: 'exempt', grace: 'expiring' } as const

function LeafRow({ leaf }: { readonly leaf: Leaf }) {
  const { t } = useTranslation(['home', 'standing', 'compliance'])
  const word = leaf.state === 'met' ? t('standing:stateMet') : leaf.state === 'missing' ? t('leafMissing') : leaf.state === 'waived' ? t('standing:stateWaived') : t('leafDays', { count: daysToLastDay(leaf.daysLeft ?? 1) })
  return <li>{requirementName(leaf.requirement, t)} <StatusText state={LEAF_STATE[leaf.state]}>{word}</StatusText></li>
}

function GroupRow({ group }: { readonly group: Group }) {
  const { t } = useTranslation(['home', 'standing'])
  const state = group.metCount < group.totalCount ? 'missing' : group.leaves.some((leaf) => leaf.state === 'expiring') ? 'expiring' : 'met'
  return <li>{t(GROUP_NAMES[group.kind])} <StatusText state={state}>{t('groupMet', { met: group.metCount, total: group.totalCount })}</StatusText></li>
}
