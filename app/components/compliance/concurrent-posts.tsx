import { useTranslation } from 'react-i18next'
import { SectionHead } from '~/components/ui/section-head'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { RequirementTree } from './requirement-tree'
import { unitTitle } from './unit-name'

export interface ConcurrentPostsProps {
  readonly standing: Pick<OfficerStanding, 'asOf' | 'tree' | 'postings' | 'evidence'>
}

/** Concurrent posts under the main one, each with its own requirements folded away; they change no figure, and it says so. */
export function ConcurrentPosts({ standing: { asOf, tree, postings, evidence } }: ConcurrentPostsProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  if (tree.concurrent.length === 0) return null
  return (
    <section className="file-part">
      <SectionHead near title={t('concurrentTitle')} hint={t('concurrentHint')} />
      {tree.concurrent.map((post) => {
        const named = postings.find(({ id }) => id === post.posting.id)
        const name = named ? `${named.positionName}, ${unitTitle({ name: named.unitName, type: named.unitType }, t)}` : ''
        if (post.status === 'no_standard') return <p key={post.posting.id}><b>{name}</b> <span className="meta">{t('standing:treeNoStandard', { on: formatDay(asOf) })}</span></p>
        return (
          <details key={post.posting.id} className="fold">
            <summary><b>{name}</b> <span className="meta num">{t('standing:groupCount', { met: post.metCount, total: post.totalCount })}</span></summary>
            <p className="meta">{t('standardDecision', { decision: post.standard.decision, from: formatDay(post.standard.span.from) })}{post.transitional ? <> {t('transitional')}</> : null}</p>
            <RequirementTree tree={post} evidence={evidence} />
          </details>
        )
      })}
    </section>
  )
}
