import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EditorHelp } from '~/components/trainer/editor-help'
import { PublishQuestion } from '~/components/trainer/publish-question'
import { QuestionHistory } from '~/components/trainer/question-history'
import { QuestionPreview } from '~/components/trainer/question-preview'
import { QuestionSource } from '~/components/trainer/question-source'
import { RemoveQuestion } from '~/components/trainer/remove-question'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { bankRefusal } from '~/http/bank-refusal'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { checkDraft } from '~/server/question/check-draft.server'
import { loadQuestionEditor } from '~/server/question/load-question-editor.server'
import { previewQuestions } from '~/server/question/preview-questions.server'
import { publishQuestions } from '~/server/question/publish-questions.server'

export const handle = { behaviours: ['studio'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

const whole = (text: string | null) => (text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null)

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const { code = '', questionId = null } = { code: args.params.code, questionId: args.params.questionId }
  const query = new URL(args.request.url).searchParams
  const found = await loadQuestionEditor({ by, courseCode: code, questionCode: questionId, kind: query.get('kind') ?? '', version: whole(query.get('version')) })
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' || found.reason === 'questionUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { history, ...page } = found.value
  const rows = history.map(({ publishedAt, ...row }) => ({ ...row, publishedOn: formatDay(dayOfInstant(publishedAt)), href: `${paths.trainerQuestionEdit(code, questionId ?? '', { version: row.number })}#history` }))
  return { pageTitle: t('common:titleSuffix', { title: questionId ?? t('bank:newTitle') }), code, questionId, done: whole(query.get('done')), kind: query.get('kind') ?? 'single', ...page, history: rows }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const { code = '', questionId = null } = { code: args.params.code, questionId: args.params.questionId }
  const form = await readForm(args.request)
  const said = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : '')
  const [intent, seen] = [said('intent'), said('seen')]
  const text = said('text').replace(/\r\n?/g, '\n').normalize('NFC')
  const order = { by, courseCode: code, pictures: [], source: { way: 'editor' }, now: now() }
  if (intent === 'remove' && questionId !== null) {
    const removed = await publishQuestions({ ...order, put: [], remove: [questionId], seen: new Map([[questionId, seen]]) })
    return removed.ok ? redirect(paths.trainerQuestions(code, { done: removed.value.number })) : invalid({ text: null, seen, faults: [], warnings: [], checked: null, refusal: bankRefusal(removed.reason) }, 409)
  }
  const draft = await checkDraft({ by, courseCode: code, questionCode: questionId, text, language: languageOf(args.request) })
  if (!draft.ok) throw refuse(draft.reason === 'courseUnknown' ? 404 : 403)
  const { faults, warnings, definition, bank } = draft.value
  const places = (rows: typeof faults) => rows.map(({ line, column, message }) => ({ line, column, message }))
  const page = { text, seen, faults: places(faults), warnings: places(warnings), refusal: null }
  if (definition === null) return invalid({ ...page, checked: null })
  if (intent === 'publish') {
    const published = await publishQuestions({ ...order, put: [definition], remove: [], seen: new Map([[definition.id, seen === '' ? null : seen]]) })
    if (published.ok) return redirect(paths.trainerQuestionEdit(code, definition.id, { done: published.value.number }))
    if (published.reason.kind === 'role' || published.reason.kind === 'scope') throw refuse(403)
    return invalid({ ...page, checked: await previewQuestions([definition], bank.definition.assets), refusal: bankRefusal(published.reason) }, 409)
  }
  return { ...page, checked: await previewQuestions([definition], bank.definition.assets) }
}

export default function TrainerQuestionEdit() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation(['bank', 'trainer', 'common'])
  const { code, questionId, number } = page
  const text = result?.text ?? page.text
  const faults = result?.faults ?? []
  const refusal = result?.refusal ?? null
  // Until the newer text has been shown, the question stays the one that was read first.
  const seen = (refusal?.key === 'refused_changed_meanwhile' ? page.seen : (result?.seen ?? page.seen)) ?? ''
  const [preview] = result?.checked?.previews ?? []
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('trainer:questions'), href: paths.trainerQuestions(code) }, { text: questionId ?? t('newTitle') }]} />
      {faults.length > 0 ? <ErrorSummary title={t('faultsTitle', { count: faults.length })} errors={faults.slice(0, 10).map((one) => ({ text: `${t('place', { line: one.line, column: one.column })} ${one.message}`, href: '#question-text' }))} /> : null}
      {refusal ? <ErrorSummary title={t('notPublished')} errors={[{ text: t(refusal.key, refusal.values) }]} /> : null}
      {page.done && !result ? <div className="mb-5"><ConfirmationPanel level={2} title={t('published', { number: page.done })}>{t('publishedText')}</ConfirmationPanel></div> : null}
      <PageHead title={questionId ?? t('newTitle')} line={t('editorLine', { title: page.title, number })} kicker={page.origin === null ? undefined : t(`originLine_${page.origin}`)} />
      <EditorHelp code={code} kinds={page.kinds} isNew={questionId === null} kind={page.kind} />
      <div className="card flush studio">
        <QuestionSource text={text} faults={faults} warnings={result?.warnings ?? []} seen={seen} />
        <div className="preview">
          <div className="preview-head"><h2>{t('preview')}</h2></div>
          {preview && result?.checked ? <QuestionPreview preview={preview} texts={result.checked.texts} prefix="preview-" /> : <p className="p-5 hint">{t('previewEmpty')}</p>}
        </div>
      </div>
      {preview ? <div className="stack mt-5"><PublishQuestion number={number} isNew={questionId === null} /></div> : null}
      {refusal?.key === 'refused_changed_meanwhile' ? <Card title={t('newerText')}><p>{t('newerHint')}</p><pre className="source-text">{page.text}</pre></Card> : null}
      {questionId !== null ? (
        <>
          <SectionHead id="history" title={t('history')} />
          <Card flush><QuestionHistory rows={page.history} /></Card>
          {page.older ? <Card title={t('olderText', { number: page.older.number })}><pre className="source-text">{page.older.text}</pre></Card> : null}
          <SectionHead id="remove" title={t('removeTitle')} />
          <Callout kind="warning" title={t('removeLead')}><RemoveQuestion questionId={questionId} seen={seen} /></Callout>
        </>
      ) : null}
    </>
  )
}
