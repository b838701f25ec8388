import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ImportForm } from '~/components/trainer/import-form'
import { ImportReport } from '~/components/trainer/import-report'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { bankRefusal } from '~/http/bank-refusal'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { importChoices, importFormat, uploadedFile } from '~/http/import-form'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { sentencesIn } from '~/server/content/fault-sentence.server'
import { loadCoursePreview } from '~/server/preview/load-course-preview.server'
import { loadImport } from '~/server/question/load-import.server'
import { previewQuestions } from '~/server/question/preview-questions.server'
import { publishImport } from '~/server/question/publish-import.server'
import { startImport } from '~/server/question/start-import.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

type Language = 'vi' | 'en'

async function reportOf(by: Parameters<typeof loadImport>[0]['by'], code: string, query: URLSearchParams, language: Language) {
  const uploadId = query.get('upload')
  if (uploadId === null) return null
  const loaded = await loadImport({ by, courseCode: code, uploadId, choices: importChoices((name) => query.get(name)), language, now: now() })
  if (!loaded.ok) return { uploadId, gone: true as const }
  const { fileName, expiresAt, plan, bank } = loaded.value
  const sentence = sentencesIn(language)
  const told = ({ at, key, values }: { at: { line: number; column: number; element?: string }; key: Parameters<typeof sentence>[0]; values: Record<string, string | number> }) => ({ line: at.line, element: at.element ?? '', message: sentence(key, values) })
  const head = { uploadId, gone: false as const, fileName, until: formatTime(expiresAt) }
  if (!plan.ok) return { ...head, stopped: told(plan.reason) }
  const { questions, remarks, fingerprint, format } = plan.value
  const shown = questions.flatMap(({ definition, verdict }) => (definition && (verdict === 'new' || verdict === 'replaces') ? [definition] : []))
  const { previews, texts } = await previewQuestions(shown, bank.definition.assets)
  const rows = questions.map(({ name, at, verdict, code: own, twin, faults, notes }) => ({ name, line: at.line, element: at.element ?? '', verdict, code: own, twin, faults: faults.map(told), notes: notes.map(told), preview: previews.find((one) => own !== null && one.code === own) ?? null }))
  return { ...head, stopped: null, format, fingerprint, rows, remarks: remarks.map(told), texts, number: bank.number }
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const code = args.params.code ?? ''
  const course = await loadCoursePreview(by, code)
  if (!course.ok) throw refuse(course.reason === 'courseUnknown' ? 404 : 403)
  const language = languageOf(args.request)
  const query = new URL(args.request.url).searchParams
  const objectives = course.value.definition.lessons.flatMap((lesson) => lesson.objectives.map(({ id, text }) => ({ id, text })))
  const { t } = i18nFor(language)
  const done = Number(query.get('done') ?? 0)
  return {
    pageTitle: t('common:titleSuffix', { title: t('bank:importTitle', { code }) }), code, title: course.value.definition.title, objectives,
    choices: importChoices((name) => query.get(name)), report: await reportOf(by, code, query, language),
    done: Number.isInteger(done) && done > 0 ? { number: done, count: Number(query.get('count')) || 0 } : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const code = args.params.code ?? ''
  const form = await readForm(args.request)
  const said = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : null)
  const choices = importChoices(said)
  if (said('intent') === 'publish') {
    const mode = said('mode') === 'valid' ? 'valid' : 'all'
    const published = await publishImport({ by, courseCode: code, uploadId: said('upload') ?? '', choices, language: languageOf(args.request), now: now(), mode, fingerprint: said('fingerprint') ?? '' })
    if (published.ok) return redirect(paths.trainerImport(code, { done: published.value.number, count: published.value.put.length }))
    if (published.reason.kind === 'role' || published.reason.kind === 'scope') throw refuse(403)
    return invalid({ refusal: bankRefusal(published.reason) }, 409)
  }
  const file = await uploadedFile(form)
  if (file === null) return invalid({ refusal: { key: 'refused_fileEmpty', values: {} } })
  const started = await startImport({ by, courseCode: code, fileName: file.name, format: importFormat(said), bytes: file.bytes, now: now() })
  if (started.ok) return redirect(paths.trainerImport(code, { upload: started.value, ...choices }))
  if (started.reason === 'courseUnknown') throw refuse(404)
  if (started.reason === 'role' || started.reason === 'scope') throw refuse(403)
  return invalid({ refusal: { key: `refused_${started.reason}`, values: {} } })
}

export default function TrainerImport() {
  const { code, title, objectives, choices, report, done } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation(['bank', 'trainer', 'common'])
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('trainer:questions'), href: paths.trainerQuestions(code) }, { text: t('import') }]} />
      {result?.refusal ? <ErrorSummary title={t('notImported')} errors={[{ text: t(result.refusal.key, result.refusal.values), ...(result.refusal.key === 'refused_fileEmpty' ? { href: '#file' } : {}) }]} /> : null}
      {done && !result ? <div className="mb-5"><ConfirmationPanel level={2} title={t('published', { number: done.number })}>{t('importedCount', { count: done.count })} <a href={paths.trainerQuestions(code)}>{t('seeQuestions')}</a></ConfirmationPanel></div> : null}
      <PageHead title={t('importTitle', { code })} line={title} />
      {report === null || report.gone || report.stopped ? (
        <div className="narrow stack">
          {report?.gone ? <Callout kind="warning" title={t('goneTitle')}><p>{t('refused_gone')}</p></Callout> : null}
          {report && !report.gone && report.stopped ? <Callout kind="must" title={t('stoppedTitle', { name: report.fileName })}><p>{report.stopped.element ? t('lineInTold', { line: report.stopped.line, element: report.stopped.element }) : t('lineTold', { line: report.stopped.line })} {report.stopped.message}</p></Callout> : null}
          <ImportForm code={code} objectives={objectives} choices={choices} />
        </div>
      ) : <ImportReport code={code} report={report} choices={choices} objectives={objectives} />}
    </>
  )
}
