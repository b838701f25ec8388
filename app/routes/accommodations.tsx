import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { AccommodationForm } from '~/components/sitting/accommodation-form'
import { AccommodationTable } from '~/components/sitting/accommodation-table'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { Toast } from '~/components/ui/toast'
import { addDays } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { accommodationForm } from '~/domain/sitting/accommodation'
import { requireId } from '~/http/attempt-address'
import { parseForm, readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { endAccommodation } from '~/server/sitting/end-accommodation.server'
import { findAccommodations } from '~/server/sitting/find-accommodations.server'
import { grantAccommodation } from '~/server/sitting/grant-accommodation.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const TYPED = ['staffCode', 'extraPercent', 'calmPage', 'reason', 'validFrom', 'lastDay'] as const
const FIELD_OF = { staffCodeUnknown: 'staffCode', overlaps: 'staffCode', lastDayEarly: 'lastDay' } as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const found = await findAccommodations(by, today())
  if (!found.ok) throw refuse(403)
  const query = new URL(args.request.url).searchParams
  const { t } = i18nFor(languageOf(args.request))
  return {
    title: t('common:titleSuffix', { title: t('sitting:accommodationsTitle') }),
    rows: found.value.map(({ validFrom, validTo, ...row }) => ({ ...row, from: formatDayTable(validFrom), lastDay: validTo === null ? null : formatDayTable(validTo > validFrom ? addDays(validTo, -1) : validFrom) })),
    granted: query.get('granted')?.slice(0, 120) ?? null,
    ended: query.get('ended') === 'yes',
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const form = await readForm(args.request)
  const ends = form.get('end')
  if (typeof ends === 'string') {
    const done = await endAccommodation({ by, id: requireId(ends), today: today(), now: now() })
    if (!done.ok) throw refuse(done.reason === 'not_found' ? 404 : 403)
    return redirect(paths.accommodations({ ended: 'yes' }), 303)
  }
  const typed: Record<string, string> = Object.fromEntries(TYPED.map((name) => [name, String(form.get(name) ?? '').slice(0, 600)]))
  const parsed = parseForm(accommodationForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await grantAccommodation({ by, form: parsed.value, today: today(), now: now() })
  if (done.ok) return redirect(paths.accommodations({ granted: done.value.fullName }), 303)
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  return invalid({ typed, faults: { [FIELD_OF[done.reason]]: done.reason } as Record<string, string> })
}

export default function Accommodations() {
  const { rows, granted, ended } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('sitting')
  const faults = answer?.faults ?? {}
  return (
    <>
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.sittings() }, { text: t('accommodationsTitle') }]} />
      <FaultList faults={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} first="staffCode" />
      {!answer && granted !== null ? <div className="mb-5"><Toast>{t('done_granted', { name: granted })}</Toast></div> : null}
      {!answer && ended ? <div className="mb-5"><Toast>{t('done_ended')}</Toast></div> : null}
      <h1>{t('accommodationsTitle')}</h1>
      <p className="lead">{t('accommodationsLead')}</p>
      <div className="cols">
        <div>{rows.length === 0 ? <EmptyState title={t('accommodationsEmpty')} /> : <Card flush><AccommodationTable rows={rows} /></Card>}</div>
        <aside className="stack"><AccommodationForm typed={answer?.typed ?? {}} faults={faults} /></aside>
      </div>
    </>
  )
}
