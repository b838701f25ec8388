import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { PasswordInput } from '~/components/ui/password-input'
import { StatusText } from '~/components/ui/status-text'
import { paths } from '~/paths'

export interface FactorOnProps {
  /** "10:32, 16/12/2024" */
  readonly since: string
  readonly codesLeft: number
  readonly required: boolean
  /** Which form failed, and its sentence. */
  readonly failed?: { readonly intent: 'off' | 'renew'; readonly error: string }
}

/** The second factor that is on: since when, codes left, new codes, and turning it off where that is allowed. */
export function FactorOn({ since, codesLeft, required, failed }: FactorOnProps) {
  const { t } = useTranslation('account')
  const words = { show: t('show'), hide: t('hide') }
  return (
    <div className="stack">
      <Card>
        <p className="flat"><StatusText state="met">{t('factorOn', { since })}</StatusText></p>
        <p className="meta flat">{t('codesLeft', { count: codesLeft })}</p>
      </Card>
      <Card title={t('renewTitle')}>
        <p className="hint">{t('renewHint')}</p>
        <form method="post" action={paths.secondFactorSetup()} noValidate>
          <input type="hidden" name="intent" value="renew" />
          <PasswordInput id="renew-password" name="password" label={t('yourPassword')} autoComplete="current-password" words={words} error={failed?.intent === 'renew' ? failed.error : undefined} maxLength={256} />
          <Button variant="secondary" wide="phone">{t('renew')}</Button>
        </form>
      </Card>
      <Card title={t('offTitle')}>
        {required ? <p className="flat">{t('offRequired')}</p> : (
          <form method="post" action={paths.secondFactorSetup()} noValidate>
            <input type="hidden" name="intent" value="off" />
            <p className="hint">{t('offHint')}</p>
            <PasswordInput id="off-password" name="password" label={t('yourPassword')} autoComplete="current-password" words={words} error={failed?.intent === 'off' ? failed.error : undefined} maxLength={256} />
            <Button variant="danger" wide="phone">{t('turnOff')}</Button>
          </form>
        )}
      </Card>
    </div>
  )
}
