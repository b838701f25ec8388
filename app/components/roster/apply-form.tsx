import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** The decision after a dry run: everything, or what is right. */
export function ApplyForm({ action, coming, asked = 0, stopped, allHint }: { readonly action: string; /** what must not be left for all or nothing */ readonly allHint: string; readonly coming: number; /** rows that somebody has to say first whose they are */ readonly asked?: number; readonly stopped: number }) {
  const { t } = useTranslation('roster')
  if (coming === 0) return <Card title={t('applyTitle')}><p>{asked > 0 ? t('askedFirst', { number: formatNumber(asked) }) : t('nothingToApply')}</p></Card>
  return (
    <Card title={t('applyTitle')}>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value="apply" />
        {stopped === 0 ? <input type="hidden" name="mode" value="all" /> : (
          <Field id="mode" label={t('modeLabel')} group>
            <Checkbox type="radio" id="mode-valid" name="mode" value="valid" defaultChecked label={t('mode_valid', { number: formatNumber(coming) })} hint={t('mode_validHint', { number: formatNumber(stopped) })} />
            <Checkbox type="radio" id="mode-all" name="mode" value="all" disabled label={t('mode_all')} hint={allHint} />
          </Field>
        )}
        <p>{t('applyText', { number: formatNumber(coming) })}</p>
        <Button wide="phone">{t('apply', { number: formatNumber(coming) })}</Button>
      </form>
    </Card>
  )
}
