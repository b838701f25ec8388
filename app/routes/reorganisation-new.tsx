import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { MappingHelp } from '~/components/reorganisation/mapping-help'
import { ReorganisationForm } from '~/components/reorganisation/reorganisation-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { faultSentences } from '~/components/ui/fault-sentences'
import { dayOfInstant } from '~/domain/kernel/day'
import { requireActor } from '~/http/guard'
import { saveReorganisation } from '~/http/reorganisation-form'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findRoots } from '~/server/reorganisation/find-roots.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

async function rootOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const [root] = await findRoots(by, dayOfInstant(now()))
  if (root === undefined) throw refuse(404)
  return { by, unitId: root.unitId }
}

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'reorganiseUnits')
  await rootOf(args)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('reorganisation:newTitle') }) }
}

export async function action(args: ActionFunctionArgs) {
  await requireActor(args, 'reorganiseUnits')
  return saveReorganisation(args.request, { ...(await rootOf(args)), id: null, now: now() })
}

export default function ReorganisationNew() {
  useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('reorganisation')
  const errors = faultSentences(answer?.faults, t)
  return (
    <>
      <FaultList faults={errors} first="name" />
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.reorganisations() }, { text: t('newTitle') }]} />
      <PageHead title={t('newTitle')} line={t('newLead')} />
      <div className="narrow stack">
        <ReorganisationForm action={paths.newReorganisation()} back={paths.reorganisations()} fileName={null} typed={answer?.typed ?? {}} errors={errors} />
        <MappingHelp />
      </div>
    </>
  )
}
