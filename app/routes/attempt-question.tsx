import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExamFrame } from '~/components/attempt/exam-frame'
import { HeldElsewhere } from '~/components/attempt/held-elsewhere'
import { Overview } from '~/components/attempt/overview'
import { QuestionForm, QuestionToRead } from '~/components/attempt/question-form'
import { QuestionTexts } from '~/components/question/rich-text'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { attemptAddress } from '~/http/attempt-address'
import { holderOf, keptAnswer } from '~/http/attempt-cookies'
import { endIfLate } from '~/http/end-if-late'
import { requireActor, requireSignedIn } from '~/http/guard'
import { refuse } from '~/http/respond'
import { keepUnsaved, saveQuestion } from '~/http/save-question'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { now } from '~/server/clock.server'

export const handle = { layout: 'exam', behaviours: ['exam'] } as const
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }, { name: 'robots', content: 'noindex' }]

const NOTICES = ['stale', 'key_reused', 'passed_by'] as const

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const { id, ordinal } = attemptAddress(args.params)
  const at = now()
  if (!actor.officerId) throw refuse(404)
  const { holder, cookie } = holderOf(args.request, (await requireSignedIn(args)).token, id)
  const kept = keptAnswer(args.request, id, at)
  const found = await loadAttemptQuestion({ officerId: actor.officerId, attemptId: id, ordinal, holder, kept: kept?.ordinal === ordinal ? kept.response : null, now: at })
  if (!found.ok) {
    switch (found.reason.kind) {
      case 'not_found':
        throw refuse(404)
      case 'ended':
        throw redirect(paths.attemptResult(id))
      case 'elsewhere':
        throw redirect(`${paths.attemptQuestion(id, found.reason.ordinal)}${found.reason.passedBy ? '?notice=passed_by' : ''}`)
    }
  }
  const page = found.value
  await endIfLate(args, actor, page.header, at)
  const { t } = i18nFor(languageOf(args.request))
  const notice = NOTICES.find((name) => name === new URL(args.request.url).searchParams.get('notice')) ?? null
  return data({ title: t('exam:pageTitle', { number: ordinal, total: page.cells.length }), page, holder, notice }, cookie ? { headers: { 'Set-Cookie': cookie } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study').catch((refusal: unknown) => keepUnsaved(args, refusal))
  if (!actor.officerId) throw refuse(404)
  return saveQuestion(args, { ...actor, officerId: actor.officerId })
}

export default function AttemptQuestion() {
  const { page, holder, notice } = useLoaderData<typeof loader>()
  const { t } = useTranslation('exam')
  const { header, cells, ordinal, question, response, flagged } = page
  const forward = header.forwardFrom !== null
  const place = { attemptId: header.id, ordinal, total: cells.length, flagged, question, response }
  const button = ordinal === cells.length ? t('saveReview') : t('saveNext', { number: ordinal + 1 })
  return (
    <ExamFrame header={header} ordinal={ordinal}>
      <div className="cols exam">
        <div>
          {header.heldElsewhereSince === null ? null : <HeldElsewhere attemptId={header.id} ordinal={ordinal} since={header.heldElsewhereSince} dueAt={header.dueAt} />}
          <QuestionTexts texts={page.texts}>
            {header.heldElsewhereSince === null ? <QuestionForm {...place} next={page.next} holder={holder} restored={page.restored} forward={forward} notice={notice} /> : <QuestionToRead {...place} forward={forward} />}
          </QuestionTexts>
          {header.heldElsewhereSince === null ? <noscript><p className="meta mt-4">{t('withoutScript', { button, time: formatTime(new Date(header.dueAt)) })}</p></noscript> : null}
        </div>
        <Overview attemptId={header.id} ordinal={ordinal} cells={cells} reads={header.heldElsewhereSince !== null} forward={forward} folded={header.calm} />
      </div>
    </ExamFrame>
  )
}
