import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { QuestionPick } from '~/components/regrade/question-pick'
import { RegradePreview } from '~/components/regrade/regrade-preview'
import { TreatmentForm } from '~/components/regrade/treatment-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { readRegrade } from '~/domain/attempt/regrade-decision'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { regradeAddress } from '~/http/regrade-address'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { carryOutRegrade } from '~/server/regrade/carry-out-regrade.server'
import { loadRegradeForm } from '~/server/regrade/load-regrade-form.server'
import { previewRegrade, type PreviewRow } from '~/server/regrade/preview-regrade.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

const rowOf = ({ submittedAt, certificate, change, ...row }: PreviewRow) => ({
  ...row, change, ended: formatInstant(submittedAt),
  certificate: certificate && { number: certificate.number, code: null, note: certificate.revoked ? 'certificate_revoked' : change === 'fails' ? 'certificate_affected' : 'certificate_kept' },
})

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'regradeAttempts')
  const code = args.params.code ?? ''
  const query = new URL(args.request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').normalize('NFC').trim().slice(0, 60)
  const asked = readRegrade((name) => query.getAll(name))
  const form = await loadRegradeForm({ by, code, search: text('q'), asked, questionCode: text('question') })
  if (!form.ok) throw refuse(form.reason === 'courseUnknown' ? 404 : 403)
  const wanted = query.get('preview') === 'yes'
  const found = wanted && asked.asked ? await previewRegrade({ by, code, asked: asked.asked }) : null
  if (found && !found.ok && (found.reason === 'role' || found.reason === 'scope')) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const preview = found?.ok ? { ...found.value, rows: found.value.rows.map(rowOf) } : null
  const addresses = { preview: regradeAddress(code, asked, true), change: regradeAddress(code, asked, false) }
  const fault = found && !found.ok ? found.reason : null
  return { pageTitle: t('common:titleSuffix', { title: t('regrade:title', { code }) }), code, search: text('q'), ...form.value, chosen: asked.chosen, addresses, preview, incomplete: wanted && asked.asked === null, nonePicked: query.get('picked') === 'yes' && asked.picked.length === 0, fault }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'regradeAttempts')
  const code = args.params.code ?? ''
  const query = new URL(args.request.url).searchParams
  const { asked } = readRegrade((name) => query.getAll(name))
  if (asked === null) throw refuse(400)
  const typed = typedValues(await readForm(args.request))
  const reason = (typed['reason'] ?? '').normalize('NFC').trim().slice(0, 1000)
  const faults: FormFaults = { ...(reason === '' ? { reason: 'fault_reason' } : {}), ...(typed['confirmed'] === 'yes' ? {} : { confirmed: 'fault_confirmed' }) }
  if (Object.keys(faults).length > 0) return invalid({ faults, typed })
  const done = await carryOutRegrade({ by, code, asked, reason, digest: typed['digest'] ?? '', now: now() })
  if (done.ok) return redirect(paths.trainerRegradeResult(code, done.value.regradeId, { done: 'yes' }))
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  if (done.reason === 'courseUnknown') throw refuse(404)
  return invalid({ faults: { form: done.reason === 'reason_missing' ? 'fault_reason' : `fault_${done.reason}` } as FormFaults, typed }, 409)
}

export default function TrainerRegrade() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['regrade', 'trainer', 'common'])
  const { code, picked, preview, chosen } = page
  const step = preview ? 3 : picked.length > 0 ? 2 : 1
  const faults: Record<string, string> = Object.fromEntries(Object.entries({ ...(page.fault ? { form: `fault_${page.fault}` } : {}), ...answer?.faults }).map(([name, key]) => [name, t(key)]))
  if (page.nonePicked) faults['q'] = t('nonePicked')
  else if (page.incomplete) faults[`as-${picked.find(({ id }) => !chosen[id])?.id ?? ''}`] = t('undecided')
  const decided = picked.map((question) => t('decided', { code: question.code, treatment: t(`treatment_${(chosen[question.id] ?? '').split(':')[0]}`) }))
  return (
    <>
      <FaultList faults={faults} first="changes" />
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('listCrumb'), href: paths.trainerRegrades(code) }, { text: t('step', { number: step }) }]} />
      <PageHead title={t('title', { code })} line={t(`lead${step}`)} />
      {step === 1 ? <QuestionPick code={code} search={page.search} questions={page.listed} found={page.found} /> : null}
      {step === 2 ? <div className="narrow"><TreatmentForm code={code} picked={picked} chosen={chosen} incomplete={page.incomplete} /></div> : null}
      {preview ? <RegradePreview {...preview} action={page.addresses.preview} changeHref={page.addresses.change} decided={decided} typed={answer?.typed ?? {}} faults={faults} /> : null}
    </>
  )
}
