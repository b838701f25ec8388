import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { RubricForm } from '~/components/marking/rubric-form'
import { QuestionTexts, RichBlocks } from '~/components/question/rich-text'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { countSyllables } from '~/domain/lesson/lesson-length'
import { requireId, requireOrdinal } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { readScores } from '~/http/read-scores'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadEssay, type EssayRefusal } from '~/server/marking/load-essay.server'
import { markEssay } from '~/server/marking/mark-essay.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

/** Refusals that are a page of their own: the essay is there, but not for this marker any more. */
function toldRefusal(reason: EssayRefusal): 'own' | 'marked_by_you' | 'done' {
  if (reason === 'role' || reason === 'scope') throw refuse(403)
  if (reason === 'not_found') throw refuse(404)
  return reason
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'markEssays')
  const found = await loadEssay(by, requireId(args.params.id), requireOrdinal(args.params.ordinal))
  const { t } = i18nFor(languageOf(args.request))
  const title = t('common:titleSuffix', { title: t('marking:markTitle') })
  if (!found.ok) return { title, essay: null, refused: toldRefusal(found.reason) }
  return { title, essay: { ...found.value, syllables: countSyllables(found.value.written) }, refused: null }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'markEssays')
  const [attemptId, ordinal] = [requireId(args.params.id), requireOrdinal(args.params.ordinal)]
  const found = await loadEssay(by, attemptId, ordinal)
  if (!found.ok) return invalid({ typed: {}, faults: {}, refused: toldRefusal(found.reason) }, 409)
  const read = readScores(await readForm(args.request), found.value.question.criteria)
  if (!read.ok) return invalid({ typed: read.typed, faults: read.faults, refused: null })
  const marked = await markEssay({ by, attemptId, ordinal, ...read.value, now: now() })
  if (marked.ok) {
    const { graded, agreed, third } = marked.value
    return redirect(`${paths.essays()}?done=${graded ? 'graded' : agreed ? 'agreed' : third ? 'third' : 'waiting'}`, 303)
  }
  if (marked.reason === 'scores') throw refuse(400)
  return invalid({ typed: {}, faults: {}, refused: toldRefusal(marked.reason) }, 409)
}

export default function Essay() {
  const { essay, refused } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('marking')
  const closed = answer?.refused ?? refused
  const faults: Readonly<Record<string, { readonly key: string; readonly maximum: number }>> = answer?.faults ?? {}
  if (!essay || closed) return <EmptyState title={t('refusedTitle')} level={1} action={<ButtonLink variant="secondary" href={paths.essays()}>{t('toQueue')}</ButtonLink>}>{closed ? t(`refused_${closed}`) : null}</EmptyState>
  const { question, written, syllables } = essay
  return (
    <>
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.essays() }, { text: t('markTitle') }]} />
      <FaultList faults={Object.fromEntries(Object.entries(faults).map(([name, { key, maximum }]) => [name, [question.criteria.find(({ id }) => name === `score-${id}`)?.text, t(key, { maximum })].filter(Boolean).join(': ')]))} first="comment" />
      <h1 className="mb-5">{t('markTitle')}</h1>
      <QuestionTexts texts={essay.texts}><div className="cols">
        <div className="stack">
          <Card title={t('questionTitle', { code: question.id })}><RichBlocks text={question.stem} /></Card>
          <Card title={t('writtenTitle')}>
            <p className="meta">{t('syllables', { count: syllables })}{question.maxWords > 0 ? ` · ${t('limits', { min: question.minWords, max: question.maxWords })}` : ''}</p>
            {written.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
          </Card>
        </div>
        <aside className="stack">
          <Card title={t('guidanceTitle')}><RichBlocks text={question.guidance} /></Card>
          <Card title={t('rubricTitle')}><RubricForm action={paths.essay(essay.attemptId, essay.ordinal)} criteria={question.criteria} typed={answer?.typed ?? {}} faults={faults} /></Card>
        </aside>
      </div></QuestionTexts>
    </>
  )
}
