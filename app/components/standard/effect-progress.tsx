import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** Holders are still being counted; the page asks again by itself (Refresh header), and publishing waits for the count. */
export function EffectProgress({ done, total, href }: { readonly done: number; readonly total: number; readonly href: string }) {
  const { t } = useTranslation('standard')
  return (
    <div className="narrow mt-5">
      <Card title={t('countingTitle')}>
        <div role="status"><p className="num">{t('countingLine', { done: formatNumber(done), total: formatNumber(total) })}</p><ProgressLine value={total === 0 ? 0 : done / total} /></div>
        <p className="hint mt-3">{t('countingHint')}</p>
        <p><a href={href}>{t('countingAgain')}</a></p>
      </Card>
    </div>
  )
}
