import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import { Table } from '~/components/ui/table'
import { registryNumber } from '~/domain/certificate/certificate'
import type { EvidenceItem, EvidenceState } from '~/domain/compliance/officer-standing'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { proofAnchor } from './proof-text'

const STATE: Record<EvidenceState, { readonly state: State; readonly key: string }> = {
  valid: { state: 'met', key: 'evidenceValid' },
  expired: { state: 'expiring', key: 'evidenceExpired' },
  revoked: { state: 'missing', key: 'evidenceRevoked' },
  superseded: { state: 'exempt', key: 'evidenceReplaced' },
}

/** All proof on record, latest first: what it proves, where from, for how long, and whether it still counts. */
export function EvidenceList({ evidence, mayRevoke = false, withdrawHref }: { readonly evidence: readonly EvidenceItem[]; /** Where one recorded by hand is withdrawn; left out: whoever reads may not. */ readonly withdrawHref?: ((evidenceId: string) => string) | undefined; /** Whoever reads may revoke certificates of this officer. */ readonly mayRevoke?: boolean }) {
  const { t } = useTranslation(['compliance', 'standing', 'certificate', 'fact'])
  if (evidence.length === 0) return <div className="card"><p className="meta">{t('evidenceEmpty')}</p></div>
  return (
    <div className="card flush people">
      <Table
        caption={t('evidenceTitle')}
        rows={evidence}
        rowId={(item) => item.id}
        rowAnchor={(item) => proofAnchor(item.id)}
        columns={[
          { id: 'what', label: t('columnEvidence'), heading: true, cell: (item) => <What item={item} /> },
          { id: 'source', label: t('columnSource'), phoneLabel: t('columnSource'), cell: (item) => <><Source item={item} />{mayRevoke && item.kind === 'certificate' && item.certificateId !== null && item.state === 'valid' ? <a className="block noprint" href={paths.certificateRevoke(item.certificateId)}>{t('certificate:revokeLink')}</a> : null}{withdrawHref && item.mayWithdraw ? <a className="block noprint" href={withdrawHref(item.id)}>{t('fact:withdraw')}</a> : null}</> },
          { id: 'span', label: t('columnSpan'), phoneLabel: t('columnSpan'), cell: (item) => spanText(item, t) },
          { id: 'state', label: t('columnState'), state: true, cell: (item) => <StatusText state={STATE[item.state].state}>{t(STATE[item.state].key, { on: item.revokedOn ? formatDay(item.revokedOn) : '' })}</StatusText> },
        ]}
      />
    </div>
  )
}

function What({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation(['compliance', 'standing'])
  if (item.kind === 'education') return <>{t('educationName')}: {t(`standing:education_${item.education}`)}</>
  if (item.kind === 'training_hours') return <>{t('trainingHoursName')}: {t('trainingHours', { hours: item.hours })}</>
  return <>{item.name} <span className="xs nb">{item.code}{item.kind === 'competency' ? `, ${t('level', { level: item.level })}` : ''}</span></>
}

function Source({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation(['compliance', 'fact'])
  const { certificate, note, paper, recorded } = item
  return (
    <>
      {t(`source_${item.source}`)}
      {certificate ? <> <a className="nb" href={paths.verify(certificate.code)}>{registryNumber(certificate.registryNumber, certificate.registryBook)}</a></> : null}
      {[paper, note].map((text) => (text ? <span key={text} className="xs block">{text}</span> : null))}
      {recorded ? <span className="xs block">{t('fact:recordedBy', { name: recorded.by, on: formatDay(recorded.on) })}</span> : null}
    </>
  )
}

function spanText({ span }: EvidenceItem, t: ReturnType<typeof useTranslation>['t']): string {
  const from = formatDay(span.from)
  return span.to === null ? t('spanForever', { from }) : t('spanClosed', { from, to: formatDay(span.to) })
}
