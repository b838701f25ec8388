import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { ListPages } from '~/components/layout/list-pages'
import { ImportList } from '~/components/roster/import-list'
import { UploadForm } from '~/components/roster/upload-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { mayEver } from '~/domain/access/policy'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { proposeEvidence } from '~/http/evidence-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { uploadedFile } from '~/http/import-form'
import { invalid, refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginEvidenceWork } from '~/server/evidence-import/begin-evidence-work.server'
import { getEvidenceImport } from '~/server/evidence-import/get-evidence-import.server'
import { loadEvidenceImports } from '~/server/evidence-import/load-evidence-imports.server'
import { startEvidenceImport } from '~/server/evidence-import/start-evidence-import.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const { t } = i18nFor(languageOf(args.request))
  const page = await loadEvidenceImports(by, pageOf(args.request), now())
  return { title: t('common:titleSuffix', { title: t('evidenceImport:title') }), mayRoster: mayEver(by, 'importRoster').ok, ...page, imports: page.imports.map((one) => ({ ...one, at: formatInstant(one.createdAt) })) }
}

/** Where every column that is needed is known by its heading, the dry run begins at once. */
export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const form = await readForm(args.request)
  const unitId = String(form.get('unitId') ?? '')
  const file = await uploadedFile(form)
  if (file === null) return invalid({ unitId, fault: 'file_fileEmpty' })
  const started = await startEvidenceImport({ by, unitId, fileName: file.name, bytes: file.bytes, now: now() })
  if (!started.ok) {
    if (started.reason === 'role') throw refuse(403)
    if (started.reason === 'scope') throw refuse(404)
    return invalid({ unitId, fault: `file_${started.reason}` })
  }
  const id = started.value
  const found = await getEvidenceImport({ by, id, now: now() })
  const settings = found.ok ? proposeEvidence(found.value.inspection).settings : null
  const begun = settings !== null && (await beginEvidenceWork({ by, id, work: { kind: 'plan', settings }, now: now() })).ok
  return redirect(begun ? paths.evidenceImport(id) : paths.evidenceMapping(id))
}

export default function EvidenceImports() {
  const { units, imports, total, page, size, mayRoster } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['evidenceImport', 'roster', 'common'])
  const error = answer ? t(`roster:${answer.fault}`) : undefined
  if (units.length === 0) return <div className="card"><EmptyState level={1} title={t('roster:noScopeTitle')}>{t('roster:noScopeText')}</EmptyState></div>
  return (
    <>
      <FaultList faults={error === undefined ? {} : { file: error }} first="file" />
      <Breadcrumbs label={t('common:section_officers')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title') }]} />
      <PageHead title={t('title')} line={t('lead')} actions={mayRoster ? <ButtonLink variant="secondary" size="small" href={paths.rosters()}>{t('toRoster')}</ButtonLink> : undefined} />
      <div className="narrow"><UploadForm units={units} unitId={answer?.unitId} error={error} action={paths.evidenceImports()} template={paths.evidenceTemplate()} unitHint={t('unitHint')} hint={t('uploadHint')} /></div>
      <SectionHead id="imports" title={t('roster:listTitle')} />
      {imports.length === 0 ? <Card><EmptyState title={t('roster:listEmptyTitle')}>{t('roster:listEmptyText')}</EmptyState></Card> : <Card flush><ImportList imports={imports} caption={t('listCaption')} href={(id) => paths.evidenceImport(id)} /><ListPages page={page} total={total} size={size} href={(number) => paths.evidenceImports({ page: number })} /></Card>}
    </>
  )
}
