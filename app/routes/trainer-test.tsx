import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { ArrangementForm } from '~/components/trainer/arrangement-form'
import { VersionTest } from '~/components/trainer/version-test'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { Toast } from '~/components/ui/toast'
import { arrangementFields, arrangementForm } from '~/domain/course/test-arrangement'
import { parseForm, readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { arrangeTest } from '~/server/course/arrange-test.server'
import { loadTestArrangement } from '~/server/course/load-test-arrangement.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const code = args.params.code ?? ''
  const found = await loadTestArrangement(by, code, now())
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { arrangement, ...page } = found.value
  const done = new URL(args.request.url).searchParams.get('done')
  return { pageTitle: t('common:titleSuffix', { title: t('arrangement:title', { code }) }), code, ...page, waits: arrangement.access === 'class_session' && page.sessions === 0, fields: arrangementFields(arrangement), done: done === 'saved' || done === 'reset' ? done : null }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const courseCode = args.params.code ?? ''
  const form = await readForm(args.request)
  const reset = form.get('intent') === 'reset'
  const parsed = reset ? null : parseForm(arrangementForm, form)
  if (parsed && !parsed.ok) return invalid({ typed: typedValues(form), faults: parsed.faults })
  const done = await arrangeTest({ by, courseCode, arrangement: parsed?.value ?? null, now: now() })
  if (!done.ok) throw refuse(done.reason === 'courseUnknown' ? 404 : 403)
  return redirect(paths.trainerTest(courseCode, { done: reset ? 'reset' : 'saved' }), 303)
}

export default function TrainerTest() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['arrangement', 'trainer', 'common'])
  const { code } = page
  const faults = answer?.faults ?? {}
  return (
    <div className="narrow">
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('crumb') }]} />
      <FaultList faults={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} first="minutes" />
      {page.done && !answer ? <Toast>{t(`done_${page.done}`)}</Toast> : null}
      <PageHead title={t('title', { code })} line={page.title} kicker={t(page.set ? 'kickerSet' : 'kickerVersion', { number: page.number })} />
      <p>{t('lead')}</p>
      {page.open > 0 ? <p className="meta">{t('open', { count: page.open })}</p> : null}
      {page.waits ? <Callout kind="warning" title={t('noSessionTitle')}><p>{t('noSessionText')} <a href={paths.newSitting()}>{t('noSessionLink')}</a></p></Callout> : null}
      <ArrangementForm action={paths.trainerTest(code)} back={paths.trainerCourse(code)} typed={answer?.typed ?? page.fields} faults={faults} />
      {page.set ? (
        <form method="post" action={paths.trainerTest(code)} className="mt-5">
          <p>{t('resetText', { number: page.number })}</p>
          <Button variant="secondary" name="intent" value="reset">{t('reset')}</Button>
        </form>
      ) : null}
      <SectionHead title={t('versionTitle', { number: page.number })} />
      <p className="meta">{t('versionHint')}</p>
      <VersionTest test={page.test} practice={page.practice} />
    </div>
  )
}
