import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ResultQuestions } from '~/components/attempt/result-questions'
import { QuestionTexts } from '~/components/question/rich-text'
import { ResultSummary } from '~/components/attempt/result-summary'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { SectionHead } from '~/components/ui/section-head'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { now } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  if (!actor.officerId) throw refuse(404)
  const result = await loadAttemptResult(actor.officerId, id, now())
  if (!result.ok && result.reason === 'open') throw redirect(paths.attemptReview(id))
  if (!result.ok) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('exam:resultTitle') }), result: result.value }
}

export default function AttemptResult() {
  const { result } = useLoaderData<typeof loader>()
  const { t } = useTranslation('exam')
  return (
    <div className="narrow">
      <Breadcrumbs label={t('crumbs')} items={[{ text: result.courseTitle, href: paths.course(result.courseCode) }, { text: t('resultTitle') }]} />
      <ResultSummary {...result} />
      {result.withheld ? <Callout kind="info" title={t('withheldTitle')}><p>{t('withheldText')}</p></Callout> : null}
      {result.questions.length > 0 ? (
        <>
          <SectionHead title={t('explainTitle')} />
          {result.shown === 'own' ? <p className="meta">{t(`explainOwn_${result.shownWhen}`)}</p> : null}
          <QuestionTexts texts={result.texts}><ResultQuestions questions={result.questions} /></QuestionTexts>
        </>
      ) : null}
    </div>
  )
}
