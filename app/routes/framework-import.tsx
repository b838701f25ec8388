import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { FileForm } from '~/components/standard/file-form'
import { CaseFaults, FrameworkPlanPanel } from '~/components/standard/framework-plan'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { frameworkContent, planFramework } from '~/domain/standard/framework-content'
import type { CaseFault } from '~/domain/standard/read-case-package'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { uploadedFile } from '~/http/import-form'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { loadFramework } from '~/server/standard/load-framework.server'
import { type FrameworkTrial, planFrameworkImport } from '~/server/standard/plan-framework-import.server'
import { publishFramework } from '~/server/standard/publish-framework.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  if (!(await getTopRight(by, 'editStandards', today())).ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('standard:caseHeading') }) }
}

type Answer = { file?: string; decision?: string; typed: string; trial: FrameworkTrial | null; faults: readonly CaseFault[] }
const nothing: Answer = { typed: '', trial: null, faults: [] }

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const form = await readForm(args.request)
  if (form.get('intent') === 'apply') return apply(by, form)
  const file = await uploadedFile(form)
  if (file === null) return invalid<Answer>({ ...nothing, file: 'roster:file_fileEmpty' })
  const planned = await planFrameworkImport(by, file.bytes, today())
  if (planned.ok) return { ...nothing, trial: planned.value }
  if (planned.reason === 'role' || planned.reason === 'scope') throw refuse(403)
  if (typeof planned.reason === 'object') return invalid<Answer>({ ...nothing, faults: planned.reason.faults })
  return invalid<Answer>({ ...nothing, file: `standard:file_${planned.reason}` })
}

async function apply(by: Awaited<ReturnType<typeof requireActor>>, form: FormData) {
  const seen = Number(form.get('seen') || NaN)
  const coming = frameworkContent.safeParse(parsed(String(form.get('competencies') ?? '')))
  if (!Number.isSafeInteger(seen) || !coming.success) throw refuse(400)
  const decision = String(form.get('decision') ?? '').normalize('NFC').trim().slice(0, 500)
  const done = await publishFramework({ by, seen, competencies: coming.data, decision, now: now() })
  if (done.ok) return redirect(paths.framework({ done: 'published' }), 303)
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  if (done.reason === 'unchanged') return invalid<Answer>({ ...nothing, file: 'standard:fault_framework_unchanged' })
  // The differences are shown anew, against what is in force now, with the decision as typed.
  const { competencies, number } = await loadFramework(by, today())
  const trial = { ...planFramework(competencies, coming.data), absent: [], seen: number }
  return done.reason === 'changed' || number !== seen
    ? invalid<Answer>({ ...nothing, file: 'standard:caseChangedSince', typed: decision, trial }, 409)
    : invalid<Answer>({ ...nothing, decision: 'standard:fault_decision', typed: decision, trial })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export default function FrameworkImport() {
  useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['standard', 'roster'])
  const said = (key: string | undefined) => (key === undefined ? undefined : t(key))
  return (
    <>
      <FaultList faults={{ file: said(answer?.file), decision: said(answer?.decision) }} first="file" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle'), href: paths.framework() }, { text: t('caseCrumb') }]} />
      <PageHead title={t('caseHeading')} line={t('caseImportLead')} />
      {answer && answer.faults.length > 0 ? <CaseFaults faults={answer.faults} /> : null}
      {answer?.trial ? <FrameworkPlanPanel {...answer.trial} decision={answer.typed} fault={said(answer.decision)} /> : null}
      <div className="narrow mt-5"><FileForm action={paths.frameworkImport()} title={t(answer?.trial ? 'anotherFile' : 'chooseFile')} label={t('caseLabel')} hint={t('caseHint')} accept=".json,application/json" error={said(answer?.file)} below={{ text: t('caseExport'), href: paths.frameworkExport() }} /></div>
    </>
  )
}
