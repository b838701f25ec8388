import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { ImportState } from '~/domain/roster/roster-import'

/** Work under way; the page asks again by itself (Refresh header). */
export function WorkProgress({ href, state, done, total }: { readonly href: string; readonly state: ImportState; readonly done: number; readonly total: number }) {
  const { t } = useTranslation('roster')
  const text = total > 0 ? t('doneOf', { done: formatNumber(done), total: formatNumber(total) }) : t('doneSoFar', { done: formatNumber(done) })
  return (
    <Card title={t(`state_${state}`)}>
      <div role="status"><p className="num">{text}</p>{total > 0 ? <ProgressLine value={done / total} /> : null}</div>
      <p className="hint mt-3">{t('progressHint')}</p>
      <p><a href={href}>{t('reload')}</a></p>
    </Card>
  )
}
