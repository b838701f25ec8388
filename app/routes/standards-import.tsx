import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { FileForm } from '~/components/standard/file-form'
import { MatrixPlanPanel } from '~/components/standard/matrix-plan'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { readCells } from '~/http/cells-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { uploadedFile } from '~/http/import-form'
import { invalid, refuse } from '~/http/respond'
import { cellWords, sheetWords } from '~/http/standard-words'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { planMatrixImport } from '~/server/standard/plan-matrix-import.server'
import { saveStandardCells } from '~/server/standard/save-standard-cells.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  if (!(await getTopRight(by, 'editStandards', today())).ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('standard:importTitle') }) }
}

/** The other reasons are those of every uploaded table, and have their sentences there. */
const OWN_REASONS = ['noHead', 'fileUnknown', 'tooManyRows', 'tooManyColumns', 'fileTooBig', 'fileBomb', 'fileNoSheet'] as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const form = await readForm(args.request)
  const language = languageOf(args.request)
  if (form.get('intent') === 'apply') {
    const read = readCells(form)
    if (read === null) throw refuse(400)
    const saved = await saveStandardCells({ by, ...read, words: cellWords(i18nFor(form.get('language') === 'en' ? 'en' : 'vi').t), now: now() })
    if (saved.ok) return redirect(paths.standards({ drafted: saved.value.join(' ') }), 303)
    if (saved.reason === 'role' || saved.reason === 'scope') throw refuse(403)
    return invalid({ fault: saved.reason.kind === 'changed' ? 'standard:importChanged' : 'standard:importStale', trial: null }, saved.reason.kind === 'changed' ? 409 : 422)
  }
  const file = await uploadedFile(form)
  if (file === null) return invalid({ fault: 'roster:file_fileEmpty', trial: null })
  const words = ([language, language === 'vi' ? 'en' : 'vi'] as const).map((one) => ({ language: one, ...sheetWords(i18nFor(one).t) }))
  const planned = await planMatrixImport({ by, bytes: file.bytes, today: today(), words })
  if (planned.ok) return { fault: null, trial: planned.value }
  if (planned.reason === 'role' || planned.reason === 'scope') throw refuse(403)
  return invalid({ fault: OWN_REASONS.some((reason) => reason === planned.reason) ? `standard:file_${planned.reason}` : `roster:file_${planned.reason}`, trial: null })
}

export default function StandardsImport() {
  useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['standard', 'roster'])
  const error = answer?.fault ? t(answer.fault) : undefined
  return (
    <>
      <FaultList faults={error === undefined ? {} : { file: error }} first="file" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('importTitle') }]} />
      <PageHead title={t('importHeading')} line={t('importLead')} />
      {answer?.trial ? <MatrixPlanPanel trial={answer.trial} /> : null}
      <div className="narrow mt-5"><FileForm action={paths.standardsImport()} title={t(answer?.trial ? 'anotherFile' : 'chooseFile')} label={t('xlsxLabel')} hint={t('xlsxHint')} accept=".xlsx" error={error} below={{ text: t('exportDrafts'), href: paths.standardsExport({ of: 'draft' }) }} /></div>
    </>
  )
}
