import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PracticeCells } from '~/components/practice/practice-cells'
import { PracticeExplanation } from '~/components/practice/practice-explanation'
import { PracticeForm } from '~/components/practice/practice-form'
import { QuestionTexts } from '~/components/question/rich-text'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { responseFromFields } from '~/domain/question/response-form'
import { requireId, requireOrdinal } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { answerPractice } from '~/server/practice/answer-practice.server'
import { loadPracticeQuestion } from '~/server/practice/load-practice-question.server'

export const handle = { behaviours: ['exam'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

const OWN_FIELDS = ['try', 'hint', 'go']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const page = actor.officerId ? await loadPracticeQuestion(actor.officerId, requireId(args.params.id), requireOrdinal(args.params.ordinal)) : null
  if (!page) throw refuse(404)
  const query = new URL(args.request.url).searchParams
  const { t } = i18nFor(languageOf(args.request))
  const title = t(page.mode === 'review' ? 'practice:reviewPage' : 'practice:questionPage', { number: page.ordinal, total: page.cells.length })
  return { title: t('common:titleSuffix', { title }), page, hintShown: query.get('hint') === 'yes', unanswered: query.get('unanswered') === 'yes' }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const sessionId = requireId(args.params.id)
  const ordinal = requireOrdinal(args.params.ordinal)
  const form = await readForm(args.request)
  const hintShown = form.get('hint') === 'yes'
  const given = { try: Number(form.get('try')), response: responseFromFields(form, OWN_FIELDS), hintShown, givesUp: form.get('go') === 'show' }
  const taken = await answerPractice({ actor, sessionId, ordinal, ...given, now: now() })
  if (!taken.ok && taken.reason === 'not_found') throw refuse(404)
  const unanswered = !taken.ok && taken.reason === 'unanswered'
  return redirect(paths.practiceQuestion(sessionId, ordinal, { hint: hintShown ? 'yes' : null, unanswered: unanswered ? 'yes' : null }), 303)
}

export default function PracticeQuestion() {
  const { page, hintShown, unanswered } = useLoaderData<typeof loader>()
  const { t } = useTranslation('practice')
  const { ordinal, cells, mode, course } = page
  const crumbs = mode === 'review' ? [{ text: t('reviewTitle') }] : [{ text: course.title, href: paths.course(course.code) }, { text: t('title'), href: paths.practiceStart(course.code) }]
  return (
    <div className="cols">
      <div>
        <Breadcrumbs label={t('crumbs')} items={[...crumbs, { text: t('questionTitle', { number: ordinal }) }]} />
        <h1>{t('questionTitle', { number: ordinal })} <span className="meta">{t('questionOf', { total: cells.length })}</span></h1>
        <QuestionTexts texts={page.texts}>
          {page.withheld ? <Callout kind="info" title={t('withheldTitle')}><p>{t('withheldText')}</p></Callout> : null}
          {page.review ? <PracticeExplanation page={page} review={page.review} /> : null}
          {page.state === 'open' && !page.withheld ? <PracticeForm page={page} hintShown={hintShown} unanswered={unanswered} /> : null}
        </QuestionTexts>
      </div>
      <aside className="stack"><PracticeCells page={page} /></aside>
    </div>
  )
}
