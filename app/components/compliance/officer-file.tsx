import { useTranslation } from 'react-i18next'
import { SectionHead } from '~/components/ui/section-head'
import type { AttemptItem, OfficerStanding } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { CompetencyStanding } from './competency-standing'
import { paths } from '~/paths'
import { AttemptList } from './attempt-list'
import { AwayNote } from './away-note'
import { ConcurrentPosts } from './concurrent-posts'
import { EvidenceList } from './evidence-list'
import { FactList } from './fact-list'
import { MissingList } from './missing-list'
import { stepHref } from './path-text'
import { PostingList } from './posting-list'
import { RequirementTree } from './requirement-tree'
import { ShortestPath, type ShortestPathProps } from './shortest-path'
import { StandingHistory } from './standing-history'
import { Verdict } from './verdict'

export interface OfficerFileProps {
  readonly standing: OfficerStanding
  readonly today: Day
  readonly mayRevoke: boolean
  readonly mayRecord: boolean
  readonly attempts: { readonly latest: readonly AttemptItem[]; readonly more: number }
  /** The way to the standard from today; null on another day. */
  readonly shortest: ShortestPathProps | null
}

/** One officer's file: the verdict, the way to the standard, why not, every requirement with its proof, and how it came about. */
export function OfficerFile({ standing, today, mayRevoke, mayRecord, attempts, shortest }: OfficerFileProps) {
  const { t } = useTranslation(['compliance', 'standing', 'fact'])
  const { tree, steps, evidence, postings, history, asOf } = standing
  const missing = tree.status === 'judged' ? tree.totalCount - tree.metCount : 0
  const exceptions = standing.waivers.length + standing.absences.length
  const inForce = tree.standard && t('standardDecision', { decision: tree.standard.decision, from: formatDay(tree.standard.span.from) })
  return (
    <>
      <Verdict tree={tree} steps={steps} courseTitles={standing.courseTitles} path={shortest?.path} />
      <AwayNote tree={tree} />
      {tree.status === 'judged' && tree.transitional ? <p className="meta mt-3">{t('transitional')}</p> : null}
      {shortest ? <ShortestPath {...shortest} /> : null}
      {missing > 0 ? <section className="file-part noprint"><SectionHead title={t('whyNotTitle')} hint={t('whyNotHint', { count: missing })} /><MissingList tree={tree} steps={steps} stepHref={shortest ? (id) => stepHref(shortest.path, id) : undefined} /></section> : null}
      {tree.status === 'no_post' ? null : <><SectionHead title={t('requirementsTitle')} hint={inForce ?? undefined} /><RequirementTree tree={tree} evidence={evidence} stepHref={(id) => stepHref(shortest?.path, id)} /></>}
      <ConcurrentPosts standing={standing} />
      {tree.groups.some(({ kind }) => kind === 'competency') ? <div className="after-card"><CompetencyStanding tree={tree} rewordedOn={standing.rewordedOn} /></div> : null}
      <section className="file-part noprint">
        <SectionHead id="ho-so" title={t('evidenceTitle')} {...(mayRecord ? { link: { text: t('fact:record'), href: paths.newOfficerFact(standing.header.officerId) } } : { hint: t('evidenceHint', { count: evidence.length }) })} />
        <EvidenceList evidence={evidence} mayRevoke={mayRevoke} withdrawHref={mayRecord ? (id) => paths.withdrawOfficerFact(standing.header.officerId, 'evidence', id) : undefined} />
      </section>
      {mayRecord || exceptions > 0 ? <section className={exceptions > 0 ? 'file-part' : 'file-part noprint'}><SectionHead title={t('fact:listTitle')} /><FactList standing={standing} mayRecord={mayRecord} /></section> : null}
      <section className="file-part noprint">
        <SectionHead title={t('fact:attemptsTitle')} />
        <AttemptList {...attempts} />
      </section>
      <SectionHead title={t('postingsTitle')} />
      <PostingList postings={postings} />
      <section className="file-part noprint">
        <SectionHead title={t('historyTitle')} />
        <div className="card"><StandingHistory runs={history} asOf={asOf} today={today} /></div>
      </section>
    </>
  )
}
