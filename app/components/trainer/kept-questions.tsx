import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'

/** What trainers have changed or taken out on the site, and new files therefore leave as it is. */
export function KeptQuestions({ rows }: { readonly rows: readonly { readonly code: string; readonly changed: readonly string[]; readonly withdrawn: readonly string[] }[] }) {
  const { t } = useTranslation('bank')
  return (
    <Card title={t('keptTitle')}>
      <p className="hint">{t('keptHint')}</p>
      <ul className="flat">
        {rows.flatMap(({ code, changed, withdrawn }) => [
          ...(changed.length > 0 ? [<li key={`${code} changed`}>{t('keptChanged', { code, count: changed.length, codes: changed.join(', ') })}</li>] : []),
          ...(withdrawn.length > 0 ? [<li key={`${code} withdrawn`}>{t('keptWithdrawn', { code, count: withdrawn.length, codes: withdrawn.join(', ') })}</li>] : []),
        ])}
      </ul>
    </Card>
  )
}
