import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { CompletionTrend } from '~/components/programme/completion-trend'
import { CommunesReached } from '~/components/programme/communes-reached'
import { ProgrammeFigures } from '~/components/programme/programme-figures'
import { QuotaTable } from '~/components/programme/quota-table'
import { StageFunnel } from '~/components/programme/stage-funnel'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { mayEver } from '~/domain/access/policy'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { FigureExport } from '~/domain/programme/programme-sheet'
import type { AskedStage } from '~/domain/programme/stage'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadProgramme } from '~/server/programme/load-programme.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewProgramme')
  const asked = readAsOf(args.request)
  const loaded = await loadProgramme(actor, asked.asOf)
  if (!loaded.ok && loaded.reason !== 'none') throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { ...asked, title: t('common:titleSuffix', { title: t('programme:title') }), maySetUp: mayEver(actor, 'manageProgramme').ok, page: loaded.ok ? loaded.value : null }
}

export default function ProgrammePage() {
  const { asOf, today, wrong, maySetUp, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['programme', 'compliance'])
  if (page === null) {
    return <><PageHead title={t('title')} /><Card><EmptyState level={2} title={t('none')} action={maySetUp ? <ButtonLink href={paths.programmeSettings()}>{t('setUp')}</ButtonLink> : undefined}>{t('noneText')}</EmptyState></Card></>
  }
  const { programme, figures, projection, line, quotas, unlisted, communes, whole, maySet, maySelect } = page
  const on = asOf === today ? undefined : asOf
  const members = (stage: AskedStage) => paths.programmeMembers({ stage, on })
  const links = (what: FigureExport) => (['xlsx', 'csv'] as const).map((format) => ({ text: t(format === 'xlsx' ? 'compliance:downloadXlsx' : 'compliance:downloadCsv'), href: paths.programmeExport({ what, format, on }) }))
  const actions = (
    <>
      <ButtonLink variant="secondary" size="small" href={paths.programmeMembers({ on })}>{t('membersTitle')}</ButtonLink>
      <ButtonLink variant="secondary" size="small" href={paths.programmeCohorts()}>{t('cohortsTitle')}</ButtonLink>
      {maySet ? <ButtonLink variant="secondary" size="small" href={paths.programmeSettings()}>{t('settingsTitle')}</ButtonLink> : null}
      <Button size="small" variant="secondary" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
      {maySelect ? <ButtonLink size="small" icon="plus" href={paths.programmeSelect()}>{t('selectTitle')}</ButtonLink> : null}
    </>
  )
  return (
    <>
      <PageHead title={programme.name} line={programme.legalBasis} actions={actions} />
      <AsOfBar action={paths.programme()} link={(day) => paths.programme({ on: day })} asOf={asOf} today={today} wrong={wrong ? { typed: wrong.typed, sentence: t(`compliance:asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) } : undefined} />
      <section className="hero">
        <ProgrammeFigures asOf={asOf} target={programme.target} targetOn={programme.targetOn} figures={figures} projection={projection} whole={whole} href={members} />
        <CompletionTrend line={line} target={programme.target} projection={projection} links={links('line')} />
      </section>
      <div className="duo on-paper">
        <StageFunnel now={figures.now} href={members} links={links('stages')} />
        <CommunesReached {...communes} links={links('communes')} />
      </div>
      <SectionHead id="quotas" title={t('quotasTitle')} hint={t('quotasHint')} />
      <QuotaTable rows={quotas} unlisted={unlisted} href={(unit) => paths.programmeMembers({ unit, on })} links={links('quotas')} />
    </>
  )
}
