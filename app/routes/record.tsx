import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { CompetencyStanding } from '~/components/compliance/competency-standing'
import { ConcurrentPosts } from '~/components/compliance/concurrent-posts'
import { RequirementTree } from '~/components/compliance/requirement-tree'
import { stepHref } from '~/components/compliance/path-text'
import { ShortestPath } from '~/components/compliance/shortest-path'
import { StandingHistory } from '~/components/compliance/standing-history'
import { Verdict } from '~/components/compliance/verdict'
import { Evidence } from '~/components/record/evidence'
import { RecordHead } from '~/components/record/record-head'
import { RecordPaper } from '~/components/record/record-paper'
import { SectionHead } from '~/components/ui/section-head'
import { FIRST_REPORT_DAY, lastReportDay, parseAsOf } from '~/domain/compliance/as-of'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { readPathAddress } from '~/http/path-address'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today as todayOfClock } from '~/server/clock.server'
import { loadOwnRecord } from '~/server/compliance/load-own-record.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const today = todayOfClock()
  const typed = new URL(args.request.url).searchParams.get('on')
  const asked = parseAsOf(typed, today)
  const result = await loadOwnRecord({ actor, asOf: asked.ok ? asked.value : today, now: now(), ...readPathAddress(args.request) })
  if (!result.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const { ISSUER_PARENT, ISSUER_NAME, ISSUER_PLACE } = env()
  const fault = asked.ok ? undefined : { typed: typed ?? '', sentence: t(`compliance:asOfFault_${asked.reason}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) }
  return { title: t('common:titleSuffix', { title: t('record:title') }), today, fault, ...result.value, issuer: { above: ISSUER_PARENT, agency: ISSUER_NAME, place: ISSUER_PLACE } }
}

const link = (on: string | undefined) => (on === undefined ? paths.record() : `${paths.record()}?on=${on}`)

export default function Record() {
  const { standing, shortest, today, fault, issuer } = useLoaderData<typeof loader>()
  const { t } = useTranslation('record')
  const { asOf, tree, steps, courseTitles, evidence, history } = standing
  return (
    <RecordPaper issuer={issuer} asOf={asOf} today={today}>
      <RecordHead header={standing.header} asOf={asOf} />
      <Verdict own tree={tree} steps={steps} courseTitles={courseTitles} path={shortest?.path} />
      {shortest ? <ShortestPath own path={shortest.path} enrolled={shortest.enrolled} act={shortest.act} enrolAction={paths.recordEnrol()} paceHref={(pace) => paths.recordPath({ pace })} /> : null}
      {tree.status === 'judged' ? (
        <>
          <SectionHead title={t('requirements')} hint={t('standard', { number: tree.standard.number, day: formatDay(tree.standard.span.from) })} />
          <RequirementTree tree={tree} evidence={evidence} stepHref={(id) => stepHref(shortest?.path, id)} />
          <div className="mt-6"><CompetencyStanding tree={tree} rewordedOn={standing.rewordedOn} /></div>
        </>
      ) : null}
      <ConcurrentPosts standing={standing} />
      {/* The paper to sign stays within two pages: the tree above names the evidence that counts. */}
      <div className="noprint">
        <SectionHead title={t('history')} hint={t('historyHint')} />
        <StandingHistory runs={history} asOf={asOf} today={today} />
        <SectionHead title={t('evidence')} hint={t('evidenceCount', { count: evidence.length })} />
        <Evidence items={evidence} />
        <SectionHead near id="ngay" title={t('changeDay')} />
        <AsOfBar action={paths.record()} link={link} asOf={asOf} today={today} wrong={fault} />
      </div>
    </RecordPaper>
  )
}
