import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CheckAnswers, useReviewLead } from '~/components/attempt/check-answers'
import { ExamFrame } from '~/components/attempt/exam-frame'
import { HeldElsewhere } from '~/components/attempt/held-elsewhere'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Checkbox } from '~/components/ui/checkbox'
import { ErrorSummary } from '~/components/ui/error-summary'
import { Icon } from '~/components/ui/icon'
import { isHolder } from '~/domain/attempt/holder'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { holderOf } from '~/http/attempt-cookies'
import { endIfLate } from '~/http/end-if-late'
import { readForm } from '~/http/form'
import { requireActor, requireSignedIn } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAttemptPlaces } from '~/server/attempt/load-attempt-places.server'
import { loadAttemptReview } from '~/server/attempt/load-attempt-review.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { now } from '~/server/clock.server'

export const handle = { layout: 'exam', behaviours: ['exam'] } as const
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  const at = now()
  const { holder, cookie } = holderOf(args.request, (await requireSignedIn(args)).token, id)
  const review = actor.officerId ? await loadAttemptReview({ officerId: actor.officerId, attemptId: id, holder, now: at }) : null
  if (!review) throw refuse(404)
  await endIfLate(args, actor, review.header, at)
  const { t } = i18nFor(languageOf(args.request))
  return data({ title: t('exam:reviewPageTitle'), review, holder }, cookie ? { headers: { 'Set-Cookie': cookie } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const at = now()
  const header = actor.officerId ? (await loadAttemptPlaces({ officerId: actor.officerId, attemptId: id, holder: null, now: at }))?.header : undefined
  if (!header) throw refuse(404)
  // When time is up the page hands in by itself; its clock may be a second ahead of ours.
  const timeIsUp = form.get('timeUp') === 'yes' && header.remainingSeconds <= 2
  if (header.state === 'in_progress' && !timeIsUp && form.get('confirm') !== 'yes') return invalid({ fault: 'confirmMissing' as const })
  const holder = form.get('holder')
  const done = await submitAttempt({ actor, attemptId: id, now: at, address: String(args.context.address), holder: timeIsUp || !isHolder(holder) ? null : holder })
  if (!done.ok && done.reason === 'not_found') throw refuse(404)
  // The page says who holds it and how to go on here.
  if (!done.ok) return redirect(paths.attemptReview(id), 303)
  return redirect(paths.attemptResult(id), 303)
}

export default function AttemptReview() {
  const { review, holder } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('exam')
  const { header, rows, total } = review
  const held = header.heldElsewhereSince === null
  const lead = useReviewLead(rows)
  const open = rows.filter((row) => row.answer === null)
  const back = header.forwardFrom ?? open[0]?.ordinal ?? total
  return (
    <ExamFrame header={header} ordinal={null}>
      <div className="narrow">
        {answer ? <ErrorSummary title={t('errorTitle')} errors={[{ text: t(answer.fault), href: '#confirm' }]} /> : null}
        <nav className="crumbs" aria-label={t('crumbs')}><a href={paths.attemptQuestion(header.id, header.forwardFrom ?? total)}><Icon name="back" /> {t('backToQuestion', { number: header.forwardFrom ?? total })}</a></nav>
        <h1>{t('reviewTitle')}</h1>
        <p className="lead">{lead}</p>
        {header.heldElsewhereSince === null ? null : <HeldElsewhere attemptId={header.id} ordinal={null} since={header.heldElsewhereSince} dueAt={header.dueAt} />}
        {header.forwardFrom !== null && header.forwardFrom > 1 ? <p>{t('forwardReview', { number: header.forwardFrom })}</p> : null}
        <CheckAnswers attemptId={header.id} rows={rows} />
        {held ? <Callout kind="info" title={t('timeOutTitle')}><p>{t('timeOutText', { time: formatTime(new Date(header.dueAt)) })}</p></Callout> : null}
        {held ? <form className="mt-6" method="post" action={paths.attemptReview(header.id)} noValidate>
          <input type="hidden" name="holder" value={holder} />
          <Checkbox id="confirm" name="confirm" value="yes" label={t('confirm')} aria-invalid={answer ? true : undefined} />
          <div className="row mt-3">
            <Button size="big" wide="phone">{t('submit')}</Button>
            <ButtonLink variant="quiet" href={paths.attemptQuestion(header.id, back)}>{open.length > 0 ? t('continueOpen', { count: open.length }) : t('continue', { number: back })}</ButtonLink>
          </div>
        </form> : null}
      </div>
    </ExamFrame>
  )
}
