import { useTranslation } from 'react-i18next'
import type { State } from '~/components/ui/state'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { AttemptItem } from '~/domain/compliance/officer-standing'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'

const STATE: Record<AttemptItem['state'], State> = { passed: 'met', failed: 'missing', marking: 'active', abandoned: 'exempt', open: 'active' }

/** Past so many tests the earlier ones are folded. */
const SHOWN = 10

/** Tests taken, latest first, each with the result that counts. */
export function AttemptList({ latest, more }: { readonly latest: readonly AttemptItem[]; /** earlier ones that are not here */ readonly more: number }) {
  const { t } = useTranslation('fact')
  if (latest.length === 0) return <div className="card"><p className="meta">{t('attemptsEmpty')}</p></div>
  const earlier = latest.slice(SHOWN)
  return (
    <>
      <AttemptTable attempts={latest.slice(0, SHOWN)} />
      {earlier.length > 0 ? <details className="fold"><summary>{t('attemptsEarlier', { count: earlier.length })}</summary><AttemptTable attempts={earlier} /></details> : null}
      {more > 0 ? <p className="meta">{t('attemptsMore', { count: more })}</p> : null}
    </>
  )
}

function AttemptTable({ attempts }: { readonly attempts: readonly AttemptItem[] }) {
  const { t } = useTranslation('fact')
  return (
    <div className="card flush people">
      <Table
        caption={t('attemptsTitle')}
        rows={attempts}
        rowId={({ id }) => id}
        columns={[
          { id: 'course', label: t('columnCourse'), heading: true, cell: (item) => <>{item.courseTitle} <span className="xs nb">{item.courseCode}</span></> },
          { id: 'on', label: t('columnTaken'), phoneLabel: t('columnTaken'), cell: (item) => formatDay(item.on) },
          { id: 'percent', label: t('columnPercent'), align: 'end', phoneLabel: t('columnPercent'), cell: (item) => (item.percent === null ? '–' : t('percent', { percent: formatNumber(item.percent) })) },
          { id: 'state', label: t('columnState'), state: true, cell: (item) => <StatusText state={STATE[item.state]}>{t(`attempt_${item.state}`)}</StatusText> },
        ]}
      />
    </div>
  )
}
