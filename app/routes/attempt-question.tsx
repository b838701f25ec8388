import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExamFrame } from '~/components/attempt/exam-frame'
import { Overview } from '~/components/attempt/overview'
import { QuestionForm } from '~/components/attempt/question-form'
import { readAnswerForm } from '~/domain/attempt/answer-form'
import { isLate } from '~/domain/attempt/attempt'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { attemptAddress } from '~/http/attempt-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { flagQuestion } from '~/server/attempt/flag-question.server'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { now } from '~/server/clock.server'

export const handle = { layout: 'exam', behaviours: ['exam'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

const NOTICES = ['stale', 'key_reused'] as const

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const { id, ordinal } = attemptAddress(args.params)
  const at = now()
  const page = actor.officerId ? await loadAttemptQuestion(actor.officerId, id, ordinal, at) : null
  if (!page) throw refuse(404)
  if (page.header.state === 'in_progress' && isLate(new Date(page.header.dueAt), at)) await submitAttempt({ actor, attemptId: id, now: at })
  if (page.header.state !== 'in_progress' || isLate(new Date(page.header.dueAt), at)) throw redirect(paths.attemptResult(id))
  const { t } = i18nFor(languageOf(args.request))
  const notice = NOTICES.find((name) => name === new URL(args.request.url).searchParams.get('notice')) ?? null
  return { title: t('exam:pageTitle', { number: ordinal, total: page.cells.length }), page, notice }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const { id, ordinal } = attemptAddress(args.params)
  if (!actor.officerId) throw refuse(404)
  const { officerId } = actor
  const form = await readForm(args.request)
  const answer = readAnswerForm(form)
  if (!answer) throw refuse(400)
  const saved = await saveAnswer({ officerId, attemptId: id, ordinal, ...answer, now: now() })
  if (!saved.ok) {
    switch (saved.reason.kind) {
      case 'not_found':
        throw refuse(404)
      case 'response_invalid':
        throw refuse(400)
      case 'finished':
      case 'late':
        return redirect(paths.attemptResult(id), 303)
      case 'stale':
      case 'key_reused':
        return redirect(`${paths.attemptQuestion(id, ordinal)}?notice=${saved.reason.kind}`, 303)
    }
  }
  const flag = form.get('flag')
  if (flag === 'on' || flag === 'off') await flagQuestion({ officerId, attemptId: id, ordinal, flagged: flag === 'on' })
  return redirect(whereTo(id, ordinal, form), 303)
}

/** Where the pressed button leads; flagging stays here. */
function whereTo(id: string, ordinal: number, form: FormData): string {
  const place = Number(form.get('place'))
  if (Number.isInteger(place) && place > 0) return paths.attemptQuestion(id, place)
  switch (form.get('go')) {
    case 'next':
      return paths.attemptQuestion(id, ordinal + 1)
    case 'previous':
      return paths.attemptQuestion(id, Math.max(1, ordinal - 1))
    case 'review':
      return paths.attemptReview(id)
    default:
      return paths.attemptQuestion(id, ordinal)
  }
}

export default function AttemptQuestion() {
  const { page, notice } = useLoaderData<typeof loader>()
  const { t } = useTranslation('exam')
  const { header, cells, ordinal } = page
  const button = ordinal === cells.length ? t('saveReview') : t('saveNext', { number: ordinal + 1 })
  return (
    <ExamFrame header={header} ordinal={ordinal}>
      <div className="cols exam">
        <div>
          <QuestionForm attemptId={header.id} ordinal={ordinal} total={cells.length} flagged={page.flagged} question={page.question} response={page.response} next={page.next} notice={notice} />
          <noscript><p className="meta mt-4">{t('withoutScript', { button, time: formatTime(new Date(header.dueAt)) })}</p></noscript>
        </div>
        <Overview attemptId={header.id} ordinal={ordinal} cells={cells} />
      </div>
    </ExamFrame>
  )
}
