import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProofRows } from '~/components/evidence-import/proof-rows'
import { ListPages } from '~/components/layout/list-pages'
import { ApplyForm } from '~/components/roster/apply-form'
import { ImportEnd } from '~/components/roster/import-end'
import { PlanCounts } from '~/components/roster/plan-counts'
import { WorkProgress } from '~/components/roster/work-progress'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { EVIDENCE_ROW_KINDS } from '~/domain/evidence-import/evidence-settings'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { WORKING } from '~/domain/roster/roster-import'
import { evidenceKindOf } from '~/http/evidence-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginEvidenceWork } from '~/server/evidence-import/begin-evidence-work.server'
import { loadEvidenceImport } from '~/server/evidence-import/load-evidence-import.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While work is under way the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const page = pageOf(args.request)
  const loaded = await loadEvidenceImport({ by, id: args.params.id ?? '', kind: evidenceKindOf(args.request), page, now: now() })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, ...shown } = loaded.value
  const { id, fileName, state, done, total, fault, deciderName, appliedAt, undoneAt } = view
  if (state === 'mapping') throw redirect(paths.evidenceMapping(id))
  const { t } = i18nFor(languageOf(args.request))
  const title = t('common:titleSuffix', { title: t('evidenceImport:importTitle', { file: fileName }) })
  const answer = { title, id, fileName, state, done, total, fault, deciderName, page, ...shown, appliedAt: appliedAt && formatInstant(appliedAt), undoneAt: undoneAt && formatInstant(undoneAt) }
  return data(answer, WORKING.includes(state) ? { headers: { Refresh: '2' } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const id = args.params.id ?? ''
  const form = await readForm(args.request)
  const begun = await beginEvidenceWork({ by, id, work: { kind: 'apply', mode: form.get('mode') === 'all' ? 'all' : 'valid' }, now: now() })
  if (begun.ok) return redirect(paths.evidenceImport(id))
  if (begun.reason === 'role') throw refuse(403)
  if (begun.reason === 'notFound') throw refuse(404)
  return invalid({ fault: `work_${begun.reason}` }, 409)
}

export default function EvidenceImport() {
  const { id, fileName, state, done, total, fault, deciderName, unit, counts, kind, page, size, rows, appliedAt, undoneAt } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['evidenceImport', 'roster', 'common'])
  const count = (one: (typeof EVIDENCE_ROW_KINDS)[number]) => counts[one] ?? 0
  const undecided = state === 'planned' || state === 'failed'
  return (
    <>
      {answer ? <ErrorSummary title={t('roster:notDone')} errors={[{ text: t(answer.fault) }]} /> : null}
      <Breadcrumbs label={t('title')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title'), href: paths.evidenceImports() }, { text: fileName }]} />
      <PageHead title={t('importTitle', { file: fileName })} line={deciderName !== null && appliedAt !== null ? `${unit}. ${t('decidedBy', { name: deciderName })}` : unit} actions={undecided ? <ButtonLink variant="secondary" size="small" href={paths.evidenceMapping(id)}>{t('roster:mapAgain')}</ButtonLink> : undefined} />
      {WORKING.includes(state) ? <div className="narrow"><WorkProgress href={paths.evidenceImport(id)} state={state} done={done} total={total} /></div> : (
        <>
          <ImportEnd undoHref={paths.evidenceUndo(id)} state={state} fault={fault} appliedAt={appliedAt} undoneAt={undoneAt} applied={count('created')} />
          {state === 'failed' ? null : (
            <>
              <div className="stack">
                <PlanCounts title={t(state === 'planned' ? 'roster:dryRunTitle' : 'roster:resultTitle')} kind={kind} kinds={EVIDENCE_ROW_KINDS.map((one) => ({ kind: one, name: t(`kind_${one}`), number: count(one), href: paths.evidenceImport(id, { kind: one }) }))} />
                {count('refused') > 0 ? <p><a href={paths.evidenceRefused(id)}>{t('roster:downloadRefused')}</a></p> : null}
                {state === 'planned' ? <ApplyForm action={paths.evidenceImport(id)} coming={count('created')} stopped={count('refused')} allHint={t('mode_allHint', { number: formatNumber(count('refused')) })} /> : null}
              </div>
              {rows.length === 0 ? null : (
                <>
                  <SectionHead id="rows" title={t(`kind_${kind}`)} hint={t(`kindHint_${kind}`)} />
                  <Card flush><ProofRows kind={kind} rows={rows} /><ListPages page={page} total={count(kind)} size={size} href={(number) => `${paths.evidenceImport(id, { kind, page: number })}#rows`} /></Card>
                </>
              )}
            </>
          )}
        </>
      )}
    </>
  )
}
