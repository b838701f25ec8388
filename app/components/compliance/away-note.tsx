import { useTranslation } from 'react-i18next'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import { addDays } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'

export interface AwayNoteProps {
  readonly tree: Pick<StandingTree, 'absence' | 'absenceRows' | 'counted'>
}

/** That the person is away on the day and whether the figures count him or her; for a leave that was extended, by which decisions. */
export function AwayNote({ tree: { absence, absenceRows, counted } }: AwayNoteProps) {
  const { t } = useTranslation('compliance')
  if (absence === null) return null
  const rows = absenceRows.map(({ decision, span: { from, to } }) => (to === null ? t('awayRowOpen', { decision, from: formatDay(from) }) : t('awayRowClosed', { decision, from: formatDay(from), last: formatDay(addDays(to, -1)) })))
  return (
    <p className="meta mt-3">
      {t(counted ? 'awayCounted' : 'awayNotCounted', { kind: t(`absence_${absence.kind}`) })}
      {rows.length > 1 ? ` ${t('awayRows', { rows: rows.join('; ') })}` : null}
    </p>
  )
}
