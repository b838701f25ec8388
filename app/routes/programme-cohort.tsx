import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { CohortFields } from '~/components/programme/cohort-fields'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { faultSentences } from '~/components/ui/fault-sentences'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { cohortForm } from '~/domain/programme/programme-form'
import { requireId } from '~/http/attempt-address'
import { parseForm, readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { changeCohort } from '~/server/programme/change-cohort.server'
import { getCohort } from '~/server/programme/get-cohort.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const found = await getCohort(by, requireId(args.params.id))
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { id, name, startsOn, endsOn, seats, taken, hadMembers } = found.value
  return { title: t('common:titleSuffix', { title: t('programme:changeCohortTitle', { name }) }), id, name, taken, hadMembers, typed: { name, startsOn: formatDay(startsOn), endsOn: formatDay(endsOn), seats: formatNumber(seats) } }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(cohortForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults, taken: 0 })
  const done = await changeCohort({ by, id, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.programmeCohorts({ done: 'changed' }), 303)
  if (done.reason.kind === 'nameTaken') return invalid({ typed, faults: { name: 'nameTaken' } as Record<string, string>, taken: 0 })
  if (done.reason.kind === 'seatsTaken') return invalid({ typed, faults: { seats: 'seatsTaken' } as Record<string, string>, taken: done.reason.taken })
  throw refuse(done.reason.kind === 'not_found' ? 404 : 403)
}

export default function ProgrammeCohortPage() {
  const { id, name, taken, hadMembers, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, (key) => t(key, { count: answer?.taken ?? 0 }))
  return (
    <div className="form-page">
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('cohortsTitle'), href: paths.programmeCohorts() }, { text: name }]} />
      <FaultList faults={faults} first="name" />
      <h1>{t('changeCohortTitle', { name })}</h1>
      <p className="lead">{t('changeCohortLead')}</p>
      <form method="post" action={paths.programmeCohort(id)} noValidate>
        <CohortFields typed={answer?.typed ?? typed} faults={faults} taken={taken} />
        <div className="row">
          <Button wide="phone">{t('changeCohortSubmit')}</Button>
          {hadMembers ? null : <ButtonLink variant="secondary" href={paths.programmeCohortDelete(id)} wide="phone">{t('deleteCohort')}</ButtonLink>}
        </div>
        <p className="meta mt-4">{t(hadMembers ? 'cohortKept' : 'cohortMayGo')}</p>
      </form>
    </div>
  )
}
