import { useTranslation } from 'react-i18next'
import { ChangeTable, type ChangeRow } from './change-table'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { DefinitionList } from '~/components/ui/definition-list'
import { EmptyState } from '~/components/ui/empty-state'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { TextArea } from '~/components/ui/text-area'
import type { ChangeCounts } from '~/domain/attempt/regrade'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface RegradePreviewProps {
  /** The address of this very preview: where it posts. */
  readonly action: string
  readonly changeHref: string
  /** What is decided, in sentences. */
  readonly decided: readonly string[]
  readonly attempts: number
  readonly changed: number
  readonly counts: ChangeCounts
  readonly digest: string
  readonly rows: readonly ChangeRow[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Step 3: who changes and by how much; then the reason and the decision. */
export function RegradePreview({ action, changeHref, decided, attempts, changed, counts, digest, rows, typed, faults }: RegradePreviewProps) {
  const { t } = useTranslation('regrade')
  const list = <ul>{decided.map((line) => <li key={line}>{line}</li>)}</ul>
  const change = <ButtonLink variant="quiet" href={changeHref} wide="phone">{t('change')}</ButtonLink>
  if (changed === 0) return <Card><EmptyState level={2} title={t('summaryNone')} action={change}>{t('summaryNoneText', { attempts: formatNumber(attempts) })}</EmptyState></Card>
  return (
    <>
      <Card title={t('summary', { changed: formatNumber(changed), attempts: formatNumber(attempts) })}>
        {list}
        <DefinitionList look="spread" rows={(['passes', 'fails', 'up', 'down'] as const).map((kind) => ({ term: t(`count_${kind}`), value: t('countValue', { count: counts[kind] }) }))} />
        <p className="meta">{t('waiting')}</p>
        <p className="flat"><a href="#decision">{t('toDecision')}</a></p>
      </Card>
      {counts.fails > 0 ? <div className="mt-5"><Callout kind="warning" title={t('failsTitle', { count: counts.fails })}><p>{t('failsText')}</p></Callout></div> : null}
      <SectionHead id="changes" title={t('tableTitle')} hint={t('shownOf', { shown: formatNumber(rows.length), total: formatNumber(changed) })} />
      <Card flush><ChangeTable caption={t('tableTitle')} rows={rows} /></Card>
      <form id="decision" method="post" action={action} noValidate className="mt-6 max-w-2xl">
        <input type="hidden" name="digest" value={digest} />
        <TextArea id="reason" name="reason" label={t('reason')} hint={t('reasonHint')} error={faults['reason']} defaultValue={typed['reason']} maxLength={1000} rows={3} />
        <Field id="confirmed" label={t('confirmTitle')} error={faults['confirmed']} group><Checkbox name="confirmed" value="yes" label={t('confirm')} /></Field>
        <div className="row"><Button wide="phone">{t('submit', { count: changed })}</Button>{change}</div>
      </form>
    </>
  )
}
