import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StartRefusalNote } from '~/components/attempt/start-refusal'
import { TestRules } from '~/components/attempt/test-rules'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { StatusText } from '~/components/ui/status-text'
import { formatInstant, formatNumber, formatTime } from '~/domain/kernel/vietnamese-format'
import { requireActor, requireSignedIn } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { now } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const start = actor.officerId ? await loadTestStart(actor.officerId, args.params.code ?? '', { now: now(), address: String(args.context.address) }) : null
  if (!start) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('exam:title') }), start }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const started = await startAttempt({ actor, courseCode: args.params.code ?? '', now: now(), address: String(args.context.address), sessionToken: (await requireSignedIn(args)).token })
  if (started.ok) return redirect(paths.attemptQuestion(started.value.attemptId, 1), 303)
  if (started.reason.kind === 'not_found') throw refuse(404)
  return invalid({ refusal: started.reason }, 409)
}

export default function TestStart() {
  const { start } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('exam')
  const { course, rules, ownWay, endsEarly, round, renewal, earlier } = start
  const refusal = answer?.refusal ?? start.refusal
  return (
    <div className="narrow">
      <Breadcrumbs label={t('crumbs')} items={[{ text: course.title, href: paths.course(course.code) }, { text: t('title') }]} />
      <h1>{t('title')}</h1>
      <p className="lead mb-5">{course.certificateMonths === 0 ? t('startLeadForever') : t('startLead', { months: course.certificateMonths })}</p>
      {refusal && refusal.kind !== 'attempt_open' ? <StartRefusalNote refusal={refusal} courseCode={course.code} lessonsLeft={start.lessonsLeft} /> : null}
      <TestRules {...rules} extraMinutes={ownWay.extraMinutes} calmPage={ownWay.calmPage} />
      {refusal?.kind === 'attempt_open' ? (
        <>
          <Callout kind="warning" title={t('resume')}><p>{t('refused_attempt_open')}</p></Callout>
          <ButtonLink href={paths.attemptQuestion(refusal.attemptId, 1)} size="big" wide="phone" trailing="arrow">{t('resume')}</ButtonLink>
        </>
      ) : refusal ? (
        <p className="mt-5"><ButtonLink variant="secondary" href={paths.course(course.code)} icon="back">{t('toCourse')}</ButtonLink></p>
      ) : (
        <form method="post" action={paths.test(course.code)}>
          <SectionHead near title={t('roundTitle')} />
          <p>{t('roundNow', { number: round.next, of: rules.attempts })} {renewal ? t('renewal') : ''}</p>
          {endsEarly === null ? null : <Callout kind="warning" title={t('endsEarlyTitle', { time: formatTime(new Date(endsEarly)) })}><p>{t('endsEarlyText')}</p></Callout>}
          <Button size="big" wide="phone" trailing="arrow">{t('start')}</Button>
        </form>
      )}
      {earlier.length > 0 ? (
        <>
          <SectionHead near title={t('earlierTitle')} />
          <RowList
            items={earlier.map((attempt) => ({
              id: attempt.id,
              title: t('earlierRow', { time: formatInstant(new Date(attempt.endedAt)) }),
              href: paths.attemptResult(attempt.id),
              ...(attempt.outcome ? { meta: t('earlierMark', { mark: formatNumber(attempt.outcome.mark), maximum: formatNumber(attempt.outcome.maximum) }) } : {}),
              status: <EarlierStatus {...attempt} />,
            }))}
          />
        </>
      ) : null}
    </div>
  )
}

function EarlierStatus({ beingMarked, outcome }: { readonly beingMarked: boolean; readonly outcome: { readonly passed: boolean } | null }) {
  const { t } = useTranslation('exam')
  if (outcome) return <StatusText state={outcome.passed ? 'met' : 'missing'}>{outcome.passed ? t('earlierPassed') : t('earlierFailed')}</StatusText>
  return <StatusText state={beingMarked ? 'active' : 'idle'}>{beingMarked ? t('beingMarked') : t('handedIn')}</StatusText>
}
