import { useTranslation } from 'react-i18next'
import { proofAnchor } from '~/components/compliance/proof-text'
import { capital } from '~/components/compliance/unit-name'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { registryNumber } from '~/domain/certificate/certificate'
import type { EvidenceItem } from '~/domain/compliance/officer-standing'
import { addDays, type Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

const LOOKS = { valid: { state: 'met', word: 'evidenceValid' }, expired: { state: 'idle', word: 'evidenceOver' }, revoked: { state: 'missing', word: 'evidenceRevoked' }, superseded: { state: 'exempt', word: 'evidenceSuperseded' } } as const

/** Every proof on record: what still counts, and, folded, what no longer does. */
export function Evidence({ items }: { readonly items: readonly EvidenceItem[] }) {
  const { t } = useTranslation('record')
  const good = items.filter(({ state }) => state === 'valid')
  const over = items.filter(({ state }) => state !== 'valid')
  if (items.length === 0) return <p className="meta">{t('evidenceEmpty')}</p>
  return (
    <>
      {good.length > 0 ? <EvidenceTable items={good} /> : null}
      {over.length > 0 ? <details className="fold mt-4"><summary>{t('evidenceOld', { count: over.length })}</summary><EvidenceTable items={over} /></details> : null}
    </>
  )
}

function EvidenceTable({ items }: { readonly items: readonly EvidenceItem[] }) {
  const { t } = useTranslation(['record', 'standing'])
  return (
    <Table
      caption={t('evidence')}
      rows={items}
      rowId={(item) => item.id}
      rowAnchor={(item) => proofAnchor(item.id)}
      columns={[
        { id: 'what', label: t('evidenceWhat'), heading: true, cell: (item) => <What item={item} /> },
        { id: 'source', label: t('evidenceSource'), phoneLabel: t('evidenceSource'), cell: (item) => t(`source_${item.source}`) },
        { id: 'from', label: t('evidenceFrom'), phoneLabel: t('evidenceFrom'), align: 'end', cell: ({ span }) => <span className="num">{formatDayTable(span.from)}</span> },
        { id: 'to', label: t('evidenceTo'), phoneLabel: t('evidenceTo'), align: 'end', cell: ({ span }) => (span.to === null ? t('evidenceNoEnd') : <span className="num">{formatDayTable(lastDay(span.to))}</span>) },
        { id: 'state', label: t('evidenceState'), state: true, cell: (item) => <StatusText state={LOOKS[item.state].state}>{t(LOOKS[item.state].word)}</StatusText> },
      ]}
    />
  )
}

/** Spans are half-open; people read the last day that counts. */
const lastDay = (to: Day): Day => addDays(to, -1)

function What({ item }: { readonly item: EvidenceItem }) {
  const { t } = useTranslation(['record', 'standing'])
  const name = item.kind === 'training_hours' ? t('compliance:trainingHours', { hours: item.hours }) : item.kind === 'education' ? t(`standing:education_${item.education}`) : item.kind === 'competency' ? t('evidenceLevel', { name: item.name, level: item.level }) : item.name
  const paper = item.certificate
  const note = paper ? t('evidencePaper', { number: registryNumber(paper.registryNumber, paper.registryBook), day: formatDay(paper.issuedOn) }) : (item.supersededReason ?? item.note)
  return <>{capital(name ?? '')}{item.code === null ? null : <span className="xs nb"> {item.code}</span>}{note ? <span className="xs block">{item.certificateId === null ? note : <a href={paths.certificate(item.certificateId)}>{note}</a>}</span> : null}</>
}
