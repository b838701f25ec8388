import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { MappingColumns } from '~/components/roster/mapping-columns'
import { MappingDefaults } from '~/components/roster/mapping-defaults'
import { SheetChoice } from '~/components/roster/sheet-choice'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { ROSTER_FIELDS } from '~/domain/roster/roster-field'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { columnsShown, headingsShown, readMapping, startMapping } from '~/http/roster-form'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { getImport } from '~/server/roster/get-import.server'
import { loadImport } from '~/server/roster/load-import.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const MAPPABLE = new Set(['mapping', 'planned', 'failed'])

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const loaded = await loadImport({ by, id: args.params.id ?? '', kind: null, page: 1, now: now() })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, unit, remembered, codeWidth } = loaded.value
  if (!MAPPABLE.has(view.state) || view.appliedAt !== null) throw redirect(paths.roster(view.id))
  const query = new URL(args.request.url).searchParams
  const start = startMapping(view.inspection, { fields: remembered, codeWidth }, query, today())
  // Chosen before: shown again, unless another sheet or heading row is asked for.
  const { settings } = view
  const same = settings !== null && !query.has('sheet') && !query.has('header')
  const mapping = same ? { ...startMapping(view.inspection, { fields: {}, codeWidth: settings.codeWidth }, new URLSearchParams({ sheet: String(settings.sheet), header: String(settings.headerRow + 1) }), settings.from), decision: settings.decision, columns: settings.columns } : start
  const { t } = i18nFor(languageOf(args.request))
  const { sheets } = view.inspection
  return {
    title: t('common:titleSuffix', { title: t('roster:mappingTitle') }), id: view.id, fileName: view.fileName, unit, mapping,
    form: { encoding: view.inspection.encoding ?? null, delimiter: view.inspection.delimiter ?? null, date1904: view.inspection.date1904 },
    sheets: sheets.map(({ name }, at) => ({ name, at })), headers: headingsShown(view.inspection, mapping.sheet),
    columns: columnsShown(view.inspection, mapping, []),
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const found = await getImport({ by, id, now: now() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const form = await readForm(args.request)
  const { typed, settings, faults } = readMapping(form, found.value.inspection, today())
  const bad = Object.keys(faults).flatMap((name) => /^fieldTwice-(\w+)$/.exec(name)?.[1] ?? [])
  const again = (shown: typeof faults, status: 409 | 422 = 422) => invalid({ typed, faults: shown, columns: columnsShown(found.value.inspection, typed, bad) }, status)
  if (form.get('intent') === 'preview') return again({})
  if (settings === null) return again(faults)
  const begun = await beginWork({ by, id, work: { kind: 'plan', settings }, now: now() })
  if (begun.ok) return redirect(paths.roster(id))
  return again({ form: `work_${begun.reason}` }, 409)
}

export default function RosterMapping() {
  const { id, fileName, unit, sheets, headers, form, mapping: start, columns: first } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['roster', 'common'])
  const mapping = answer?.typed ?? start
  const columns = answer?.columns ?? first
  const sentences = Object.fromEntries(Object.entries(answer?.faults ?? {}).map(([name, key]) => [name, t(key, { field: t(`field_${name.split('-')[1] ?? 'unit'}`) })]))
  const anchors = Object.fromEntries(Object.entries(sentences).map(([name, text]) => [/^field(Missing|Twice)-/.test(name) ? `field-${columns.find(({ bad }) => bad)?.at ?? columns[0]?.at ?? 0}` : name === 'form' ? 'columns' : name, text]))
  return (
    <>
      <FaultList faults={Object.keys(anchors).length < Object.keys(sentences).length ? { ...anchors, columns: Object.entries(sentences).filter(([name]) => name.startsWith('field')).map(([, text]) => text).join(' ') } : anchors} first="columns" />
      <Breadcrumbs label={t('title')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title'), href: paths.rosters() }, { text: fileName }]} />
      <PageHead title={t('mappingTitle')} line={t('mappingLine', { file: fileName, unit })} />
      <p className="lead">{t('mappingLead')}</p>
      <SheetChoice action={paths.rosterMapping(id)} sheets={sheets} sheet={mapping.sheet} headers={headers} headerRow={mapping.headerRow} form={form} />
      <form method="post" action={paths.rosterMapping(id)}>
        <input type="hidden" name="sheet" value={mapping.sheet} />
        <input type="hidden" name="headerRow" value={mapping.headerRow} />
        <input type="hidden" name="columns" value={mapping.columns.length} />
        <SectionHead id="columns" title={t('columnsTitle')} />
        <Card flush><MappingColumns columns={columns} fields={ROSTER_FIELDS.map((field) => ({ field, name: t(`field_${field}`) }))} /></Card>
        <MappingDefaults typed={mapping} errors={sentences} />
        <div className="row mt-5">
          <Button wide="phone">{t('dryRun')}</Button>
          <Button variant="secondary" name="intent" value="preview" wide="phone">{t('preview')}</Button>
        </div>
        <p className="hint mt-3">{t('dryRunHint')}</p>
      </form>
    </>
  )
}
