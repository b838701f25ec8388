import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { shareText } from '~/components/compliance/share-text'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitTitle } from '~/components/compliance/unit-name'
import { ListPages } from '~/components/layout/list-pages'
import { DifferenceTable } from '~/components/snapshot/difference-table'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { DefinitionList } from '~/components/ui/definition-list'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { formatDay, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { DIFFERENCES_A_PAGE, loadSnapshot } from '~/server/snapshot/load-snapshot.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitStanding')
  const query = new URL(args.request.url).searchParams
  const asked = Number(query.get('page') ?? 1)
  const found = await loadSnapshot({ by, id: requireId(args.params.id), page: Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1, today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  const { signedAt, differences, ...view } = found.value
  return {
    ...view, title: t('common:titleSuffix', { title: t('snapshot:oneTitle', { on: formatDay(view.asOf) }) }), signed: formatInstant(signedAt), signedAt: signedAt.toISOString(), done: query.get('done') === 'yes', pageSize: DIFFERENCES_A_PAGE,
    differences: differences.map(({ facts, ...row }) => ({ ...row, facts: facts.map((fact) => ({ ...fact, at: formatInstant(fact.at) })) })),
  }
}

export default function SnapshotPage() {
  const { id, number, path, endedOn, asOf, signed, signedAt, signerName, note, people, met, hash, previousHash, intact, now, differences, different, page, pageSize, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['snapshot', 'compliance'])
  const unit = path[0]
  const href = (n: number) => paths.snapshot(id, { page: n === 1 ? null : n })
  return (
    <>
      <UnitCrumbs path={path} topId={path.at(-1)?.unitId} href={(unitId) => paths.complianceUnit(unitId, { on: endedOn === null ? undefined : asOf })} below={[...(unit ? [{ text: t('title'), href: paths.snapshots(unit.unitId) }] : []), { text: formatDay(asOf) }]} />
      {done ? <div className="my-5"><ConfirmationPanel level={2} title={t('done')} reference={hash.slice(0, 12)}>{t('doneText')}</ConfirmationPanel></div> : null}
      <PageHead title={t('oneTitle', { on: formatDay(asOf) })} line={unit ? unitTitle(unit, t) : undefined} actions={(
        <>
          <Downloads id={id} what="rows" label={t('downloadRows')} />
          <Button size="small" variant="secondary" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
        </>
      )} />
      {endedOn === null ? null : <p className="meta">{t('ended', { on: formatDay(endedOn) })}</p>}
      {intact ? null : <div className="mb-5"><Callout kind="warning" title={t('brokenTitle')}><p>{t('brokenText')}</p></Callout></div>}
      <Card>
        <DefinitionList look="spread" rows={[
          { term: t('signedMet'), value: t('metOfShare', { met: formatNumber(met), people: formatNumber(people), share: shareText(met, people, t) }) },
          { term: t('nowMet'), value: t('metOfShare', { met: formatNumber(now.met), people: formatNumber(now.people), share: shareText(now.met, now.people, t) }) },
          { term: t('signedBy'), value: t('signedByValue', { name: signerName, time: signed }) },
          ...(note === '' ? [] : [{ term: t('noteTerm'), value: note }]),
          { term: t('numberTerm'), value: formatNumber(number) },
          { term: t('hashTerm'), value: <code className="xs break-all">{hash}</code> },
          { term: t('previousTerm'), value: <code className="xs break-all">{previousHash}</code> },
          { term: t('checkTerm'), value: t(intact ? 'checkOk' : 'checkBroken') },
        ]} />
        <p className="meta">{t('checkOutside')}</p>
      </Card>
      <SectionHead id="differences" title={t('differencesTitle')} hint={t('differencesHint', { count: different, number: formatNumber(different) })} />
      {different === 0 ? null : <div className="row noprint mb-4"><Downloads id={id} what="differences" label={t('downloadDifferences')} /></div>}
      <Card flush arrangement="people">
        {differences.length === 0 ? <EmptyState title={t('same')}>{t('sameText')}</EmptyState> : <DifferenceTable rows={differences} on={asOf} known={signedAt} thenLabel={t('columnThen')} />}
        <ListPages page={page} total={different} size={pageSize} href={href} summary={(range) => t('pageSummary', range)} />
      </Card>
    </>
  )
}

/** The file of every row as it was signed, or of everybody who is counted otherwise now. */
function Downloads({ id, what, label }: { readonly id: string; readonly what: 'rows' | 'differences'; readonly label: string }) {
  return (['xlsx', 'csv'] as const).map((format) => <ButtonLink key={format} variant="secondary" size="small" icon="download" href={paths.snapshotExport(id, { what, format })}>{`${label} (.${format})`}</ButtonLink>)
}
