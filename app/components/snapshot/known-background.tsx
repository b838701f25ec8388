import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { ProgressLine } from '~/components/ui/progress-line'
import { SectionHead } from '~/components/ui/section-head'
import type { State } from '~/components/ui/state'
import { StatusText } from '~/components/ui/status-text'
import type { KnownTotals } from '~/domain/compliance/known-totals'
import { type ExportFault, type ExportState, KEPT_DAYS } from '~/domain/export-file/export-file'
import type { Day } from '~/domain/kernel/day'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { KnownTable } from './known-table'

export interface KnownBackgroundProps {
  readonly unitId: string
  readonly asOf: Day
  readonly known: Day
  /** People judged while somebody waits. */
  readonly most: number
  readonly mayAsk: boolean
  /** The file asked for last, where it is not done. */
  readonly latest: { readonly state: ExportState; readonly done: number; readonly total: number; readonly fault: ExportFault | null } | null
  readonly ready: { readonly id: string; readonly format: string; readonly at: string; readonly totals: KnownTotals & { readonly different: number } } | null
}

/** Two times of more people than are judged while somebody waits: the offer, how far it is, and its totals when it is done. */
export function KnownBackground({ unitId, asOf, known, most, mayAsk, latest, ready }: KnownBackgroundProps) {
  const { t } = useTranslation('snapshot')
  const working = latest !== null && latest.state !== 'failed'
  const ask = mayAsk && !working ? <Ask unitId={unitId} asOf={asOf} known={known} again={ready !== null} /> : null
  return (
    <>
      {latest === null ? null : <Progress latest={latest} />}
      {ready === null ? (
        working ? null : <Callout kind="info" title={t('knownManyTitle')}><p>{t(mayAsk ? 'knownManyText' : 'knownManyNoRight', { most: formatNumber(most), days: KEPT_DAYS })}</p>{ask}</Callout>
      ) : (
        <>
          <Card flush><KnownTable unitId={unitId} totals={ready.totals} known={known} href={(id) => paths.knownStanding(id, { on: asOf, known })} /></Card>
          <SectionHead id="differences" title={t('knownDifferences')} hint={t('differencesHint', { count: ready.totals.different, number: formatNumber(ready.totals.different) })} />
          <Card>
            <p>{t('knownReadyText', { at: ready.at })}</p>
            <div className="row"><ButtonLink variant="primary" icon="download" href={paths.fileDownload(ready.id)}>{t('knownDownload', { format: ready.format })}</ButtonLink>{ask}</div>
          </Card>
        </>
      )}
    </>
  )
}

const LOOK: Readonly<Record<ExportState, State>> = { queued: 'idle', running: 'active', done: 'met', failed: 'missing' }

function Progress({ latest: { state, done, total, fault } }: { readonly latest: NonNullable<KnownBackgroundProps['latest']> }) {
  const { t } = useTranslation(['snapshot', 'exportFile'])
  return (
    <Card>
      <div role="status">
        <StatusText state={LOOK[state]}>{t(`knownState_${state}`)}</StatusText>
        {state === 'running' && total > 0 ? <><p className="num">{t('knownProgress', { done: formatNumber(done), total: formatNumber(total) })}</p><ProgressLine value={done / total} /></> : null}
        <p className="mt-4">{fault === null ? t('knownWorking') : t(`exportFile:fault_${fault}`)}</p>
      </div>
      <p><a href={paths.files()}>{t('knownToFiles')}</a></p>
    </Card>
  )
}

/** Nothing is lost by it, so it is not asked twice. */
function Ask({ unitId, asOf, known, again }: { readonly unitId: string; readonly asOf: Day; readonly known: Day; readonly again: boolean }) {
  const { t } = useTranslation('snapshot')
  const values = { kind: 'known_standing', unit: unitId, on: asOf, known }
  return (
    <form method="post" action={paths.newFile()} className="row">
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {(['xlsx', 'csv'] as const).map((format) => <Button key={format} variant={again || format === 'csv' ? 'secondary' : 'primary'} icon="reload" name="format" value={format}>{t(again ? 'knownAskAgain' : 'knownAsk', { format })}</Button>)}
    </form>
  )
}
