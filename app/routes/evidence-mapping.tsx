import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { EvidenceDefaults } from '~/components/evidence-import/evidence-defaults'
import { MappingColumns } from '~/components/roster/mapping-columns'
import { SheetChoice } from '~/components/roster/sheet-choice'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { EVIDENCE_FIELDS } from '~/domain/evidence-import/evidence-field'
import { evidenceShown, proposeEvidence, readEvidence } from '~/http/evidence-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { headingsShown } from '~/http/roster-form'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginEvidenceWork } from '~/server/evidence-import/begin-evidence-work.server'
import { loadEvidenceImport } from '~/server/evidence-import/load-evidence-import.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const MAPPABLE = new Set(['mapping', 'planned', 'failed'])

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const loaded = await loadEvidenceImport({ by, id: args.params.id ?? '', kind: null, page: 1, now: now() })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view: { id, fileName, state, inspection, settings }, unit } = loaded.value
  if (!MAPPABLE.has(state)) throw redirect(paths.evidenceImport(id))
  const query = new URL(args.request.url).searchParams
  // Chosen before: shown again, unless another sheet or heading row is asked for.
  const chosen = query.has('sheet') || query.has('header') ? null : settings
  const proposed = proposeEvidence(inspection, query)
  const mapping = chosen ?? proposed.typed
  const { t } = i18nFor(languageOf(args.request))
  const { sheets, date1904, encoding = null, delimiter = null } = inspection
  return {
    title: t('common:titleSuffix', { title: t('evidenceImport:mappingTitle') }), id, fileName, unit, mapping, form: { encoding, delimiter, date1904 },
    missing: chosen === null ? Object.entries(proposed.faults) : [],
    sheets: sheets.map(({ name }, at) => ({ name, at })), headers: headingsShown(inspection, mapping.sheet),
    columns: evidenceShown(inspection, mapping, {}),
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const id = args.params.id ?? ''
  const loaded = await loadEvidenceImport({ by, id, kind: null, page: 1, now: now() })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const form = await readForm(args.request)
  const { inspection } = loaded.value.view
  const { typed, settings, faults } = readEvidence(form, inspection)
  const again = (shown: typeof faults, status: 409 | 422 = 422) => invalid({ typed, faults: shown, columns: evidenceShown(inspection, typed, shown) }, status)
  if (form.get('intent') === 'preview') return again({})
  if (settings === null) return again(faults)
  const begun = await beginEvidenceWork({ by, id, work: { kind: 'plan', settings }, now: now() })
  if (begun.ok) return redirect(paths.evidenceImport(id))
  return again({ form: `work_${begun.reason}` }, 409)
}

export default function EvidenceMapping() {
  const { id, fileName, unit, sheets, headers, form, mapping: start, columns: first, missing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['evidenceImport', 'roster', 'common'])
  const mapping = answer?.typed ?? start
  const sentence = (name: string, key: string) => t(key, { field: t(`field_${name.split('-')[1] ?? 'subject'}`) })
  const sentences = Object.fromEntries(Object.entries(answer?.faults ?? {}).map(([name, key]) => [name, sentence(name, key)]))
  // Faults of columns are told together, at the table of columns.
  const ofColumns = Object.entries(sentences).flatMap(([name, text]) => (name === 'kind' || name === 'paper' ? [] : [text])).join(' ')
  const { kind, paper } = sentences
  return (
    <>
      <FaultList faults={{ columns: ofColumns || undefined, kind, paper }} first="columns" />
      <Breadcrumbs label={t('title')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title'), href: paths.evidenceImports() }, { text: fileName }]} />
      <PageHead title={t('mappingTitle')} line={t('roster:mappingLine', { file: fileName, unit })} />
      <p className="lead">{t('mappingLead')}</p>
      {answer || missing.length === 0 ? null : <Callout kind="warning" title={t('missingTitle')}><ul>{missing.map(([name, key]) => <li key={name}>{sentence(name, key)}</li>)}</ul></Callout>}
      <SheetChoice action={paths.evidenceMapping(id)} sheets={sheets} sheet={mapping.sheet} headers={headers} headerRow={mapping.headerRow} form={form} />
      <form method="post" action={paths.evidenceMapping(id)}>
        <input type="hidden" name="sheet" value={mapping.sheet} />
        <input type="hidden" name="headerRow" value={mapping.headerRow} />
        <input type="hidden" name="columns" value={mapping.columns.length} />
        <SectionHead id="columns" title={t('roster:columnsTitle')} />
        <Card flush><MappingColumns columns={answer?.columns ?? first} fields={EVIDENCE_FIELDS.map((field) => ({ field, name: t(`field_${field}`) }))} /></Card>
        <EvidenceDefaults typed={mapping} errors={sentences} />
        <div className="row mt-5">
          <Button wide="phone">{t('roster:dryRun')}</Button>
          <Button variant="secondary" name="intent" value="preview" wide="phone">{t('roster:preview')}</Button>
        </div>
        <p className="hint mt-3">{t('roster:dryRunHint')}</p>
      </form>
    </>
  )
}
