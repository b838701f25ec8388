import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { ApplyForm } from '~/components/roster/apply-form'
import { ImportEnd } from '~/components/roster/import-end'
import { PlanCounts } from '~/components/roster/plan-counts'
import { PlanRows } from '~/components/roster/plan-rows'
import { WorkProgress } from '~/components/roster/work-progress'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { ROW_KINDS, WORKING } from '~/domain/roster/roster-import'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { kindOf, pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { decideRow } from '~/server/roster/decide-row.server'
import { loadImport } from '~/server/roster/load-import.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While work is under way the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const asked = kindOf(args.request)
  const page = pageOf(args.request)
  const input = { by, id: args.params.id ?? '', page, now: now() }
  const loaded = await loadImport({ ...input, kind: asked })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, unit, counts, size } = loaded.value
  if (view.state === 'mapping') throw redirect(paths.rosterMapping(view.id))
  const kind = asked ?? (['refused', 'asked', 'changed', 'created', 'missing', 'unchanged', 'skipped'] as const).find((one) => (counts[one] ?? 0) > 0) ?? null
  const rows = asked === null && kind !== null ? await loadImport({ ...input, kind }) : loaded
  const { t } = i18nFor(languageOf(args.request))
  const { id, fileName, state, mode, done, total, fault, appliedAt, undoneAt } = view
  const shown = { title: t('common:titleSuffix', { title: t('roster:importTitle', { file: fileName }) }), id, fileName, state, mode, done, total, fault, unit, counts, kind, page, size, rows: rows.ok ? rows.value.rows : [], sure: rows.ok ? rows.value.sure : 0, appliedAt: appliedAt && formatInstant(appliedAt), undoneAt: undoneAt && formatInstant(undoneAt) }
  return data(shown, WORKING.includes(state) ? { headers: { Refresh: '2' } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const form = await readForm(args.request)
  const said = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : '')
  const done = said('intent') === 'decide'
    ? await decideRow({ by, id, ordinal: /^\d{1,7}$/.test(said('ordinal')) ? Number(said('ordinal')) : 0, officerId: said('officer') === 'new' ? null : said('officer'), now: now() })
    : await beginWork({ by, id, work: { kind: 'apply', mode: said('mode') === 'all' ? 'all' : 'valid' }, now: now() })
  if (done.ok) return redirect(said('intent') === 'decide' ? `${paths.roster(id, { kind: 'asked' })}#rows` : paths.roster(id))
  if (done.reason === 'role') throw refuse(403)
  if (done.reason === 'notFound') throw refuse(404)
  return invalid({ fault: `work_${done.reason}` }, 409)
}

export default function RosterImport() {
  const { id, fileName, state, done, total, fault, unit, counts, kind, page, size, rows, sure, appliedAt, undoneAt } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['roster', 'common'])
  const count = (...kinds: (typeof ROW_KINDS)[number][]) => kinds.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  const working = WORKING.includes(state)
  return (
    <>
      {answer ? <ErrorSummary title={t('notDone')} errors={[{ text: t(answer.fault) }]} /> : null}
      <Breadcrumbs label={t('title')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title'), href: paths.rosters() }, { text: fileName }]} />
      <PageHead title={t('importTitle', { file: fileName })} line={unit} actions={state === 'planned' || (state === 'failed' && appliedAt === null) ? <ButtonLink variant="secondary" size="small" href={paths.rosterMapping(id)}>{t('mapAgain')}</ButtonLink> : undefined} />
      {working ? <div className="narrow"><WorkProgress href={paths.roster(id)} state={state} done={done} total={total} /></div> : (
        <>
          <ImportEnd undoHref={paths.rosterUndo(id)} state={state} fault={fault} appliedAt={appliedAt} undoneAt={undoneAt} applied={count('created', 'changed')} />
          {state === 'failed' ? null : (
            <div className="stack">
              <PlanCounts title={t(state === 'planned' ? 'dryRunTitle' : 'resultTitle')} kind={kind} kinds={ROW_KINDS.map((one) => ({ kind: one, name: t(`kind_${one}`), number: counts[one] ?? 0, href: paths.roster(id, { kind: one }) }))} />
              {count('refused', 'asked') > 0 ? <p><a href={paths.rosterRefused(id)}>{t('downloadRefused')}</a></p> : null}
              {state === 'planned' ? <ApplyForm action={paths.roster(id)} coming={count('created', 'changed')} asked={count('asked')} stopped={count('refused', 'asked')} allHint={t('mode_allHint', { number: formatNumber(count('refused', 'asked')) })} /> : null}
            </div>
          )}
          {kind === null || state === 'failed' ? null : (
            <>
              <SectionHead id="rows" title={t(`kind_${kind}`)} hint={t(`kindHint_${kind}`)} />
              {sure > 0 ? <div className="mb-5"><Card title={t('sureCardTitle')}><p>{t('sureCardText', { number: formatNumber(sure) })}</p><div className="row"><ButtonLink variant="secondary" href={paths.rosterSame(id)}>{t('sureOpen', { number: formatNumber(sure) })}</ButtonLink></div></Card></div> : null}
              <Card flush><PlanRows id={id} kind={kind} rows={rows} canDecide={state === 'planned'} /><ListPages page={page} total={counts[kind] ?? 0} size={size} href={(number) => `${paths.roster(id, { kind, page: number })}#rows`} /></Card>
            </>
          )}
        </>
      )}
    </>
  )
}
