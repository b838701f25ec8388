import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CheckAnswers, useReviewLead } from '~/components/attempt/check-answers'
import { ExamFrame } from '~/components/attempt/exam-frame'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Checkbox } from '~/components/ui/checkbox'
import { ErrorSummary } from '~/components/ui/error-summary'
import { Icon } from '~/components/ui/icon'
import { isLate } from '~/domain/attempt/attempt'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAttemptReview } from '~/server/attempt/load-attempt-review.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { now } from '~/server/clock.server'

export const handle = { layout: 'exam', behaviours: ['exam'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  const at = now()
  const review = actor.officerId ? await loadAttemptReview(actor.officerId, id, at) : null
  if (!review) throw refuse(404)
  if (review.header.state === 'in_progress' && isLate(new Date(review.header.dueAt), at)) await submitAttempt({ actor, attemptId: id, now: at })
  if (review.header.state !== 'in_progress' || isLate(new Date(review.header.dueAt), at)) throw redirect(paths.attemptResult(id))
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('exam:reviewPageTitle'), review }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const at = now()
  const header = actor.officerId ? (await loadAttemptReview(actor.officerId, id, at))?.header : undefined
  if (!header) throw refuse(404)
  // When time is up the page hands in by itself; its clock may be a second ahead of ours.
  const timeIsUp = form.get('timeUp') === 'yes' && header.remainingSeconds <= 2
  if (header.state === 'in_progress' && !timeIsUp && form.get('confirm') !== 'yes') return invalid({ fault: 'confirmMissing' as const })
  const done = await submitAttempt({ actor, attemptId: id, now: at })
  if (!done.ok) throw refuse(404)
  return redirect(paths.attemptResult(id), 303)
}

export default function AttemptReview() {
  const { review } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('exam')
  const { header, rows } = review
  const lead = useReviewLead(rows)
  const open = rows.filter((row) => row.answer === null)
  const back = open[0]?.ordinal ?? rows.length
  return (
    <ExamFrame header={header} ordinal={null}>
      <div className="narrow">
        {answer ? <ErrorSummary title={t('errorTitle')} errors={[{ text: t(answer.fault), href: '#confirm' }]} /> : null}
        <nav className="crumbs" aria-label={t('crumbs')}><a href={paths.attemptQuestion(header.id, rows.length)}><Icon name="back" /> {t('backToQuestion', { number: rows.length })}</a></nav>
        <h1>{t('reviewTitle')}</h1>
        <p className="lead">{lead}</p>
        <CheckAnswers attemptId={header.id} rows={rows} />
        <Callout kind="info" title={t('timeOutTitle')}><p>{t('timeOutText', { time: formatTime(new Date(header.dueAt)) })}</p></Callout>
        <form className="mt-6" method="post" action={paths.attemptReview(header.id)} noValidate>
          <Checkbox id="confirm" name="confirm" value="yes" label={t('confirm')} aria-invalid={answer ? true : undefined} />
          <div className="row mt-3">
            <Button size="big" wide="phone">{t('submit')}</Button>
            <ButtonLink variant="quiet" href={paths.attemptQuestion(header.id, back)}>{open.length > 0 ? t('continueOpen', { count: open.length }) : t('continue', { number: back })}</ButtonLink>
          </div>
        </form>
      </div>
    </ExamFrame>
  )
}
