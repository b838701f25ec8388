import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { SessionForm } from '~/components/sitting/session-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { faultSentences } from '~/components/ui/fault-sentences'
import { requireActor } from '~/http/guard'
import { saveSittingForm } from '~/http/sitting-command'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findCourseNames } from '~/server/course/find-course-names.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'manageSittings')
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('sitting:formTitleNew') }), courses: await findCourseNames() }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  return saveSittingForm(args.request, by, null, now())
}

export default function SittingNew() {
  const { courses } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('sitting')
  return (
    <div className="narrow">
      <FaultList faults={faultSentences(answer?.faults, t)} first="name" />
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.sittings() }, { text: t('formTitleNew') }]} />
      <h1>{t('formTitleNew')}</h1>
      <SessionForm action={paths.newSitting()} back={paths.sittings()} courses={courses} typed={answer?.typed ?? (courses.length === 1 ? { courseCode: courses[0]?.code ?? '' } : {})} faults={answer?.faults ?? {}} />
    </div>
  )
}
