import { useTranslation } from 'react-i18next'
import { Callout } from '~/components/ui/callout'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** While the standing of officers follows a new standard: which position, how far. */
export function RewriteNotice({ rewrites }: { readonly rewrites: readonly { readonly code: string; readonly name: string; readonly done: number; readonly total: number }[] }) {
  const { t } = useTranslation('standard')
  if (rewrites.length === 0) return null
  return (
    <Callout kind="info" title={t('rewriting')}>
      {rewrites.map(({ code, name, done, total }) => <div key={code}><p>{t('rewritingLine', { code, name, done: formatNumber(done), total: formatNumber(total) })}</p><ProgressLine value={total === 0 ? 1 : done / total} /></div>)}
      <p>{t('rewritingText')}</p>
    </Callout>
  )
}
