import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { ListPages } from '~/components/layout/list-pages'
import { MemberFilters } from '~/components/programme/member-filters'
import { besideText } from '~/components/programme/programme-words'
import { StageFields } from '~/components/programme/stage-fields'
import { MemberTable } from '~/components/programme/member-table'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { mayEver } from '~/domain/access/policy'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { stages } from '~/domain/programme/stage'
import { readAsOf } from '~/http/as-of'
import { enterStageForm } from '~/http/enter-stage-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { readMemberQuery } from '~/http/programme-query'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findMembers, MEMBERS_A_PAGE } from '~/server/programme/find-members.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewProgramme')
  const { asOf, today } = readAsOf(args.request)
  const query = readMemberQuery(args.request)
  const found = await findMembers({ actor, asOf, filter: query.filter, page: query.page })
  if (!found.ok) {
    if (found.reason === 'none') throw redirect(paths.programme())
    throw refuse(403)
  }
  const { t } = i18nFor(languageOf(args.request))
  const done = Number(new URL(args.request.url).searchParams.get('done'))
  return { title: t('common:titleSuffix', { title: t('programme:membersTitle') }), asOf, today, filter: query.filter, pageSize: MEMBERS_A_PAGE, mayManage: mayEver(actor, 'manageProgramme').ok, done: Number.isInteger(done) && done > 0 ? done : null, ...found.value }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const form = await readForm(args.request)
  const answer = await enterStageForm(form, form.getAll('member').map(String), by, now())
  if (!('entered' in answer)) return invalid(answer)
  const { filter } = readMemberQuery(args.request)
  return redirect(paths.programmeMembers({ q: filter.search, stage: filter.stage, unit: filter.unitId, cohort: filter.cohortId, done: answer.entered }), 303)
}

export default function ProgrammeMembers() {
  const { asOf, today, filter, rows, total, page, pageSize, units, cohorts, beside, mayManage, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const on = asOf === today ? undefined : asOf
  const values = { q: filter.search || undefined, stage: filter.stage ?? undefined, unit: filter.unitId ?? undefined, cohort: filter.cohortId ?? undefined }
  const href = (changed: Record<string, string | undefined>) => paths.programmeMembers({ ...values, on, ...changed })
  const faults = faultSentences(answer?.faults, t)
  const exportHref = (format: string) => paths.programmeExport({ format, on, ...values })
  const mayEnter = mayManage && on === undefined && rows.length > 0
  return (
    <>
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme({ on }) }, { text: t('membersTitle') }]} />
      <FaultList faults={faults} first="members" />
      {answer && answer.members.length > 0 ? <ul className="mb-5">{answer.members.map(({ name, fault }) => <li key={name}>{t('memberFault', { name, fault: t(`fault_${fault}`) })}</li>)}</ul> : null}
      {!answer && done !== null ? <div className="mb-5"><Toast>{t('entered', { count: done })}</Toast></div> : null}
      <PageHead title={t('membersTitle')} line={on === undefined ? undefined : <span className="noprint">{t('asOf', { on: formatDay(asOf) })}</span>} actions={
        <>
          {total > 0 ? <><ButtonLink variant="secondary" size="small" icon="download" href={exportHref('xlsx')} download>{t('compliance:downloadXlsx')}</ButtonLink><ButtonLink variant="secondary" size="small" icon="download" href={exportHref('csv')} download>{t('compliance:downloadCsv')}</ButtonLink></> : null}
          {mayManage ? <ButtonLink size="small" icon="plus" href={paths.programmeSelect()}>{t('selectTitle')}</ButtonLink> : null}
        </>
      } />
      <Card flush id="members" arrangement="people">
        <MemberFilters filter={filter} asOf={asOf} total={total} units={units} cohorts={cohorts} href={href} hidden={on === undefined ? {} : { on }} />
        {beside ? <p className="meta px-5 pb-3 m-0">{besideText(t, beside)}</p> : null}
        {rows.length === 0 ? <EmptyState title={t('membersEmpty')}>{t('membersEmptyText')}</EmptyState> : <MemberTable rows={rows} picked={mayEnter ? (answer?.picked ?? []) : null} form="enter-stage" />}
        <ListPages page={page} total={total} size={pageSize} href={(n) => href({ page: String(n) })} summary={(range) => t('pageSummary', range)} />
      </Card>
      {mayEnter ? (
        <form id="enter-stage" method="post" action={href({})} noValidate className="mt-6 max-w-2xl noprint">
          <h2>{t('enterTitle')}</h2>
          <p className="meta">{t('enterLead')}</p>
          <StageFields choices={stages.filter((stage) => stage !== 'selected')} typed={answer?.typed ?? {}} faults={faults} />
          <Button wide="phone">{t('enterSubmit')}</Button>
        </form>
      ) : null}
    </>
  )
}
