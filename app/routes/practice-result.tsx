import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadPracticeResult } from '~/server/practice/load-practice-result.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const result = actor.officerId ? await loadPracticeResult(actor.officerId, requireId(args.params.id)) : null
  if (!result) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('practice:resultTitle') }), result }
}

export default function PracticeResult() {
  const { result } = useLoaderData<typeof loader>()
  const { t } = useTranslation('practice')
  const { questions, untried, rightAtOnce, rightLater } = result
  const review = result.mode === 'review'
  return (
    <div className="narrow">
      <ConfirmationPanel title={t(review ? 'reviewResultTitle' : 'resultTitle')}>{t('resultLead', { first: rightAtOnce, total: questions })}</ConfirmationPanel>
      {rightLater > 0 ? <p className="mt-4">{t('resultLater', { count: rightLater })}</p> : null}
      {review ? <p className="mt-4">{t('resultReviewNext')}</p> : <p className="mt-4">{t('resultEarned', { percent: Math.round(result.earned * 100) })}</p>}
      {untried > 0 ? <p>{t('resultUntried', { count: untried })} <a href={paths.practiceQuestion(result.sessionId, questions - untried + 1)}>{t('resultGoOn', { number: questions - untried + 1 })}</a></p> : null}
      <SectionHead near title={t('lessonsTitle')} />
      <Table
        caption={t('lessonsCaption')} onPhone="scroll" rows={result.lessons} rowId={(lesson) => `${lesson.courseCode} ${lesson.number}`}
        columns={[
          { id: 'lesson', label: t('lessonColumn'), heading: true, cell: (lesson) => <a href={paths.lesson(lesson.courseCode, lesson.number)}>{t('lessonLabel', lesson)}</a> },
          { id: 'right', label: t('rightColumn'), align: 'end', cell: (lesson) => t('rightOf', { right: lesson.right, total: lesson.questions }) },
        ]}
      />
      <div className="row mt-5">
        {result.courseCode === null ? null : <ButtonLink href={paths.practiceStart(result.courseCode)}>{t('resultAgain')}</ButtonLink>}
        <ButtonLink variant={result.courseCode === null ? 'primary' : 'secondary'} href={paths.home()}>{t('resultHome')}</ButtonLink>
      </div>
    </div>
  )
}
