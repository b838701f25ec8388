import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { ListPages } from '~/components/layout/list-pages'
import { ImportList } from '~/components/roster/import-list'
import { UploadForm } from '~/components/roster/upload-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { uploadedFile } from '~/http/import-form'
import { invalid, refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadImports } from '~/server/roster/load-imports.server'
import { startImport } from '~/server/roster/start-import.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const { t } = i18nFor(languageOf(args.request))
  const page = await loadImports(by, pageOf(args.request), now())
  return { title: t('common:titleSuffix', { title: t('roster:title') }), ...page, imports: page.imports.map((one) => ({ ...one, at: formatInstant(one.createdAt) })) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const form = await readForm(args.request)
  const unitId = String(form.get('unitId') ?? '')
  const file = await uploadedFile(form)
  if (file === null) return invalid({ unitId, fault: 'file_fileEmpty' })
  const started = await startImport({ by, unitId, fileName: file.name, bytes: file.bytes, now: now() })
  if (started.ok) return redirect(paths.rosterMapping(started.value))
  if (started.reason === 'role') throw refuse(403)
  if (started.reason === 'scope') throw refuse(404)
  return invalid({ unitId, fault: `file_${started.reason}` })
}

export default function Roster() {
  const { units, imports, total, page, size } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['roster', 'common'])
  const error = answer ? t(answer.fault) : undefined
  if (units.length === 0) return <div className="card"><EmptyState level={1} title={t('noScopeTitle')}>{t('noScopeText')}</EmptyState></div>
  return (
    <>
      <FaultList faults={error === undefined ? {} : { file: error }} first="file" />
      <Breadcrumbs label={t('common:section_officers')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title') }]} />
      <PageHead title={t('title')} line={t('lead')} />
      <div className="narrow"><UploadForm units={units} unitId={answer?.unitId} error={error} action={paths.rosters()} template={paths.rosterTemplate()} unitHint={t('unitHint')} hint={t('uploadHint')} /></div>
      <SectionHead id="imports" title={t('listTitle')} />
      {imports.length === 0 ? <Card><EmptyState title={t('listEmptyTitle')}>{t('listEmptyText')}</EmptyState></Card> : <Card flush><ImportList imports={imports} caption={t('listCaption')} href={(id) => paths.roster(id)} /><ListPages page={page} total={total} size={size} href={(number) => paths.rosters({ page: number })} /></Card>}
    </>
  )
}
