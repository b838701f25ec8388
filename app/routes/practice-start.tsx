import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PracticeChoices } from '~/components/practice/practice-choices'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { ErrorSummary } from '~/components/ui/error-summary'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadPracticeStart } from '~/server/practice/load-practice-start.server'
import { startPractice } from '~/server/practice/start-practice.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const COUNTS = [5, 10, 20]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const start = actor.officerId ? await loadPracticeStart(actor.officerId, args.params.code ?? '') : null
  if (!start) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('practice:title') }), start }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const form = await readForm(args.request)
  const lessons = form.getAll('lesson').filter((number): number is string => typeof number === 'string' && /^\d{1,2}\.\d{1,2}$/.test(number))
  const asked = Number(form.get('count'))
  const count = COUNTS.includes(asked) ? asked : 10
  const started = await startPractice({ actor, courseCode: args.params.code ?? '', lessons, count, now: now() })
  if (started.ok) return redirect(paths.practiceQuestion(started.value.sessionId, 1), 303)
  if (started.reason === 'not_found') throw refuse(404)
  return invalid({ lessons, count })
}

export default function PracticeStart() {
  const { start } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('practice')
  return (
    <div className="narrow">
      {answer ? <ErrorSummary title={t('errorTitle')} errors={[{ text: t('nothing'), href: '#lessons' }]} /> : null}
      <Breadcrumbs label={t('crumbs')} items={[{ text: start.title, href: paths.course(start.code) }, { text: t('title') }]} />
      <h1>{t('title')}</h1>
      <p className="lead mb-5">{t('startLead')}</p>
      {start.total === 0
        ? <EmptyState title={t('nothingTitle')} action={<ButtonLink variant="secondary" href={paths.course(start.code)}>{t('toCourse')}</ButtonLink>}>{t('nothing')}</EmptyState>
        : <PracticeChoices code={start.code} lessons={start.lessons} counts={COUNTS} chosen={answer ?? { lessons: [], count: 10 }} error={answer ? t('nothing') : undefined} />}
    </div>
  )
}
