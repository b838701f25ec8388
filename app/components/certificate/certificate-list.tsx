import { useTranslation } from 'react-i18next'
import { Chip } from '~/components/ui/chip'
import { RowList } from '~/components/ui/row-list'
import type { State } from '~/components/ui/state'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface CertificateListRow {
  readonly id: string
  readonly title: string
  readonly courseCode: string
  readonly registryNumber: string
  readonly issuedOn: string
  readonly lastDay: string | null
  readonly state: 'valid' | 'expiring' | 'expired' | 'revoked'
  readonly daysLeft: number | null
  readonly revokedOn: string | null
}

const STATES: Record<CertificateListRow['state'], { readonly state: State; readonly text: string }> = {
  valid: { state: 'met', text: 'stateValid' },
  expiring: { state: 'expiring', text: 'stateExpiring' },
  expired: { state: 'missing', text: 'stateExpired' },
  revoked: { state: 'missing', text: 'stateRevoked' },
}

/** The certificates of an officer, each with its state and dates. */
export function CertificateList({ rows }: { readonly rows: readonly CertificateListRow[] }) {
  const { t } = useTranslation('certificate')
  const until = ({ state, lastDay, revokedOn }: CertificateListRow): string => {
    if (state === 'revoked') return t('revokedOn', { day: revokedOn ? formatDay(revokedOn) : '' })
    if (lastDay === null) return t('validForever')
    return t(state === 'expired' ? 'expiredOn' : 'validUntil', { day: formatDay(lastDay) })
  }
  return (
    <RowList
      items={rows.map((row) => ({
        id: row.id,
        title: row.title,
        href: paths.certificate(row.id),
        meta: (
          <>
            {t('rowMeta', { number: row.registryNumber, day: formatDay(row.issuedOn) })}
            {row.state === 'expiring' || row.state === 'expired' ? <> · <a href={paths.course(row.courseCode)}>{t('renew')}<span className="vh"> {t('renewAbout', { title: row.title })}</span></a></> : null}
          </>
        ),
        status: <Chip state={STATES[row.state].state} icon={row.state === 'expired' ? 'clock' : undefined}>{t(STATES[row.state].text, { count: row.daysLeft ?? 0 })}</Chip>,
        note: until(row),
      }))}
    />
  )
}
