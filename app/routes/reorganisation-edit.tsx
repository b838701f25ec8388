import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { MappingHelp } from '~/components/reorganisation/mapping-help'
import { ReorganisationForm } from '~/components/reorganisation/reorganisation-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { faultSentences } from '~/components/ui/fault-sentences'
import { DRAFT } from '~/domain/reorganisation/reorganisation'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { saveReorganisation } from '~/http/reorganisation-form'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { getReorganisation } from '~/server/reorganisation/get-reorganisation.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const found = await getReorganisation({ by, id: args.params.id ?? '', now: now() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { id, name, basis, reviewState, effectiveOn, fileName, state } = found.value
  if (!DRAFT.includes(state)) throw refuse(409)
  const { t } = i18nFor(languageOf(args.request))
  const typed: Record<string, string> = { name, basisNumber: basis.number, basisDate: formatDayTable(basis.date), basisIssuer: basis.issuer, reviewState, effectiveOn: formatDayTable(effectiveOn) }
  return { title: t('common:titleSuffix', { title: t('reorganisation:editTitle') }), id, name, fileName, typed }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const found = await getReorganisation({ by, id: args.params.id ?? '', now: now() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  return saveReorganisation(args.request, { by, unitId: found.value.unitId, id: found.value.id, now: now() })
}

export default function ReorganisationEdit() {
  const { id, name, fileName, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('reorganisation')
  const errors = faultSentences(answer?.faults, t)
  return (
    <>
      <FaultList faults={errors} first="name" />
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.reorganisations() }, { text: name, href: paths.reorganisation(id) }, { text: t('editTitle') }]} />
      <PageHead title={t('editTitle')} line={t('editLead')} />
      <div className="narrow stack">
        <ReorganisationForm action={paths.editReorganisation(id)} back={paths.reorganisation(id)} fileName={fileName} typed={answer?.typed ?? typed} errors={errors} />
        <MappingHelp />
      </div>
    </>
  )
}
