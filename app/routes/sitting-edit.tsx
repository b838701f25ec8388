import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { SessionForm } from '~/components/sitting/session-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { faultSentences } from '~/components/ui/fault-sentences'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sessionFields } from '~/http/session-time'
import { saveSittingForm } from '~/http/sitting-command'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findCourseNames } from '~/server/course/find-course-names.server'
import { loadClassSession } from '~/server/sitting/load-class-session.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const [found, courses] = await Promise.all([loadClassSession(by, requireId(args.params.id), now()), findCourseNames()])
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { id, name, place, courseCode, startsAt, endsAt, proctored, addresses, seats } = found.value
  if (!found.value.may.edit) throw refuse(409)
  const { t } = i18nFor(languageOf(args.request))
  const typed: Record<string, string> = { courseCode, name, place, ...sessionFields(startsAt, endsAt), proctored: proctored ? 'yes' : '', addresses: addresses.join('\n'), seats: seats === null ? '' : String(seats) }
  return { title: t('common:titleSuffix', { title: t('sitting:formTitleEdit') }), id, name, courses, typed }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  return saveSittingForm(args.request, by, requireId(args.params.id), now())
}

export default function SittingEdit() {
  const { id, name, courses, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('sitting')
  return (
    <div className="narrow">
      <FaultList faults={faultSentences(answer?.faults, t)} first="name" />
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.sittings() }, { text: name, href: paths.sitting(id) }, { text: t('formTitleEdit') }]} />
      <h1>{t('formTitleEdit')}</h1>
      <SessionForm action={paths.editSitting(id)} back={paths.sitting(id)} courses={courses} typed={answer?.typed ?? typed} faults={answer?.faults ?? {}} />
    </div>
  )
}
