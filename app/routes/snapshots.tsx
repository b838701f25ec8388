import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { shareText } from '~/components/compliance/share-text'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Callout } from '~/components/ui/callout'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { Field } from '~/components/ui/field'
import { PageHead } from '~/components/ui/page-head'
import { ProgressLine } from '~/components/ui/progress-line'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { TextInput } from '~/components/ui/text-input'
import { addDays, parseVietnameseDate } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findSnapshots, type FormerUnit } from '~/server/snapshot/find-snapshots.server'
import { signSnapshot } from '~/server/snapshot/sign-snapshot.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitStanding')
  const found = await findSnapshots({ by, unitId: requireId(args.params.unitId), today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  const { rows, ...rest } = found.value
  return { title: t('common:titleSuffix', { title: t('snapshot:title') }), ...rest, rows: rows.map(({ signedAt, ...row }) => ({ ...row, signedAt: formatInstant(signedAt) })) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'signSnapshot')
  const unitId = requireId(args.params.unitId)
  const typed = typedValues(await readForm(args.request))
  const day = parseVietnameseDate(typed['asOf'] ?? '')
  const faults: FormFaults = { ...(day === undefined ? { asOf: 'fault_form' } : {}), ...(typed['confirmed'] === 'yes' ? {} : { confirmed: 'fault_confirmed' }) }
  if (day === undefined || Object.keys(faults).length > 0) return invalid({ typed, faults })
  const done = await signSnapshot({ by, unitId, asOf: day, note: (typed['note'] ?? '').normalize('NFC').slice(0, 500), now: now() })
  if (done.ok) return redirect(paths.snapshot(done.value.id, { done: 'yes' }), 303)
  if (done.reason === 'role') throw refuse(403)
  if (done.reason === 'scope' || done.reason === 'not_found') throw refuse(404)
  return invalid({ typed, faults: { asOf: `fault_${done.reason}` } as FormFaults })
}

export default function Snapshots() {
  const { path, endedOn, rows, former, proposed, maySign, rewriting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['snapshot', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const unit = path[0]
  return (
    <>
      <UnitCrumbs path={path} topId={path.at(-1)?.unitId} href={(id) => paths.complianceUnit(id, { on: endedOn === null ? undefined : addDays(endedOn, -1) })} below={[{ text: t('title') }]} />
      <FaultList faults={faults} first="asOf" />
      <PageHead title={t('title')} line={unit ? unitTitle(unit, t) : undefined} />
      <p className="lead">{t('lead')}</p>
      {endedOn === null ? null : <p className="meta">{t('ended', { on: formatDay(endedOn) })}</p>}
      {rewriting && maySign ? (
        <div className="mb-5">
          <Callout kind="warning" title={t('recomputingTitle')}>
            {rewriting === 'whole' ? <p>{t('recomputingWhole')}</p> : <><p>{t('recomputingText', { done: formatNumber(rewriting.done), total: formatNumber(rewriting.total) })}</p><ProgressLine value={rewriting.done / rewriting.total} /></>}
            {unit ? <p><a href={paths.snapshots(unit.unitId)}>{t('recomputingLink')}</a></p> : null}
          </Callout>
        </div>
      ) : null}
      <div className={maySign ? 'cols' : undefined}>
        <div>
          {rows.length === 0 ? <Card><EmptyState level={2} title={t('empty')}>{t('emptyText')}</EmptyState></Card> : (
            <Card flush>
              <Table
                caption={t('title')} rows={rows} rowId={({ id }) => id}
                columns={[
                  { id: 'asOf', label: t('columnDay'), heading: true, cell: ({ id, asOf }) => <a href={paths.snapshot(id)} className="num">{formatDayTable(asOf)}</a> },
                  { id: 'met', label: t('columnMet'), phoneLabel: t('columnMet'), align: 'end', cell: ({ met, people }) => t('metOf', { met: formatNumber(met), people: formatNumber(people) }) },
                  { id: 'share', label: t('columnShare'), phoneLabel: t('columnShare'), align: 'end', cell: ({ met, people }) => shareText(met, people, t) },
                  { id: 'signed', label: t('columnSigned'), phoneLabel: t('columnSigned'), cell: ({ signedAt, signerName }) => <>{signerName}<span className="xs block">{signedAt}</span></> },
                  { id: 'hash', label: t('columnHash'), phoneLabel: t('columnHash'), cell: ({ hash }) => <code className="xs">{hash.slice(0, 12)}</code> },
                ]}
              />
            </Card>
          )}
          {former.length > 0 ? <FormerUnits former={former} /> : null}
        </div>
        {maySign && unit ? (
          <aside className="noprint">
            <Card title={t('signTitle')}>
              <form method="post" action={paths.snapshots(unit.unitId)} noValidate>
                <DateInput id="asOf" name="asOf" label={t('dayField')} hint={t('dayHint')} defaultValue={answer?.typed['asOf'] ?? (rows.some(({ asOf }) => asOf >= proposed) ? '' : formatDay(proposed))} error={faults['asOf']} />
                <TextInput id="note" name="note" label={t('noteField')} defaultValue={answer?.typed['note'] ?? ''} maxLength={500} autoComplete="off" />
                <Field id="confirmed" label={t('confirmTitle')} error={faults['confirmed']} group><Checkbox name="confirmed" value="yes" label={t('confirm', { unit: unitName(unit, t) })} /></Field>
                <Button>{t('sign')}</Button>
              </form>
            </Card>
          </aside>
        ) : null}
      </div>
    </>
  )
}

/** What was signed of units that went into this one. */
function FormerUnits({ former }: { readonly former: readonly FormerUnit[] }) {
  const { t } = useTranslation(['snapshot', 'compliance'])
  return (
    <>
      <SectionHead title={t('formerTitle')} hint={t('formerHint')} />
      <Card>
        <ul className="plain">{former.map(({ signed, ...unit }) => <li key={unit.unitId}><a href={paths.snapshots(unit.unitId)}>{unitTitle(unit, t)}</a> <span className="meta num">{t('formerSigned', { count: signed })}</span></li>)}</ul>
      </Card>
    </>
  )
}
