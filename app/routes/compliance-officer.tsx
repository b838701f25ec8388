import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { KnownBanner } from '~/components/compliance/known-banner'
import { KnownField } from '~/components/compliance/known-field'
import { OfficerFile } from '~/components/compliance/officer-file'
import { Paper } from '~/components/compliance/paper'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { mayEver } from '~/domain/access/policy'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { peopleParams, readPeopleFilter } from '~/domain/compliance/people-filter'
import { factKinds } from '~/domain/compliance/fact-form'
import { isId } from '~/domain/compliance/officer-query'
import { formatDay, formatInstant } from '~/domain/kernel/vietnamese-format'
import { readAsOf, readKnownMoment } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { readPathAddress } from '~/http/path-address'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadOfficerPage } from '~/server/compliance/load-officer-page.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** What was just recorded here, as the address says it. */
const doneOf = (request: Request) => [...factKinds, 'withdrawn' as const].find((what) => what === new URL(request.url).searchParams.get('done')) ?? null

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewOfficerStanding')
  const { officerId } = args.params
  if (!isId(officerId)) throw refuse(404)
  const asked = readAsOf(args.request)
  const { known: moment, wrongKnown } = readKnownMoment(args.request)
  const loaded = await loadOfficerPage({ actor, officerId, asOf: asked.asOf, today: asked.today, now: now(), knownAt: moment?.at, ...readPathAddress(args.request) })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const page = loaded.value
  const { t } = i18nFor(languageOf(args.request))
  const fullName = page.kind === 'here' ? page.standing.header.fullName : page.fullName
  const issuer = { parent: env().ISSUER_PARENT, name: env().ISSUER_NAME, place: env().ISSUER_PLACE }
  const { structure, ...people } = readPeopleFilter((name) => new URL(args.request.url).searchParams.get(name))
  const known = moment && { day: moment.day, param: moment.exact ? moment.at.toISOString() : moment.day, until: moment.exact ? formatInstant(moment.at) : t('compliance:knownUntilDay', { on: formatDay(moment.day) }) }
  return { ...asked, known, wrongKnown, done: doneOf(args.request), issuer, narrow: peopleParams({ ...people, structure }), officerId, fullName, page, mayRevoke: mayEver(actor, 'revokeCertificate').ok, title: t('common:titleSuffix', { title: fullName }) }
}

export default function ComplianceOfficer() {
  const { asOf, today, wrong, known, wrongKnown, done, issuer, narrow, officerId, fullName, page, mayRevoke } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['compliance', 'standing', 'fact'])
  const on = asOf === today ? undefined : asOf
  const bar = (
    <AsOfBar
      action={paths.complianceOfficer(officerId)}
      link={(day) => paths.complianceOfficer(officerId, { ...narrow, on: day, known: known?.param })}
      hidden={narrow}
      asOf={asOf}
      today={today}
      beside={<KnownField known={known?.day ?? null} noted={false} wrong={wrongKnown ? { typed: wrongKnown.typed, sentence: t(`knownFault_${wrongKnown.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(today) }) } : undefined} />}
      wrong={wrong ? { typed: wrong.typed, sentence: t(`asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) } : undefined}
    />
  )
  if (page.kind === 'away') {
    return <><PageHead title={fullName} />{bar}{known === null ? null : <KnownBanner asOf={asOf} until={known.until} nowHref={paths.complianceOfficer(officerId, { ...narrow, on })} />}<div className="card"><EmptyState level={2} title={t('awayTitle', { on: formatDay(asOf) })}>{t('awayText')}</EmptyState></div></>
  }
  const { standing, reporting, shortest, mayEnrol, mayRecord, attempts } = page
  const { header } = standing
  const [unit, parent] = header.unitPath
  const above = header.unitPath[header.unitPath.findIndex(({ unitId }) => unitId === reporting?.unitId) + 1]
  const where = unit ? [unitTitle(unit, t), ...(parent && parent.parentId !== null ? [unitName(parent, t)] : [])].join(', ') : null
  const line = header.position && where ? t('postOfUnit', { position: header.position.name, unit: where }) : t('noPost')
  const about = [t('staffCode', { code: header.staffCode }), ...(header.birth ? [t('bornOn', { birth: header.birth })] : [])].join(', ')
  return (
    <Paper issuer={issuer} reporting={reporting} above={above} title={t('paperFile')} dataLine={known === null ? t('paperDataOn', { on: formatDay(asOf) }) : t('paperDataKnown', { on: formatDay(asOf), until: known.until })} today={today}>
      <UnitCrumbs path={header.unitPath} topId={reporting?.unitId} href={(unitId) => (known === null ? paths.complianceUnit(unitId, { on, ...narrow }) : paths.knownStanding(unitId, { on: asOf, known: known.day }))} below={[{ text: fullName }]} />
      <PageHead
        kicker={t('fileKicker', { on: formatDay(asOf) })}
        title={fullName}
        line={<>{line}<br /><span className="meta">{about}</span></>}
        actions={<Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('filePrint')}</Button>}
      />
      {done === null ? null : <div className="mb-5 noprint"><Toast>{t(`fact:done_${done}`)}</Toast></div>}
      {bar}
      {known === null ? null : <KnownBanner asOf={asOf} until={known.until} nowHref={paths.complianceOfficer(officerId, { ...narrow, on })} />}
      <OfficerFile standing={standing} today={today} mayRevoke={mayRevoke} mayRecord={mayRecord} attempts={attempts} shortest={shortest && { ...shortest, enrolAction: mayEnrol ? paths.officerEnrol(officerId, narrow) : null, paceHref: (pace) => `${paths.complianceOfficer(officerId, { ...narrow, pace })}#duong-ngan-nhat` }} />
    </Paper>
  )
}
