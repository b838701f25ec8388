import { useTranslation } from 'react-i18next'
import { QrCode } from './qr-code'
import { Button } from '~/components/ui/button'
import { TextInput } from '~/components/ui/text-input'
import { paths } from '~/paths'

export interface FactorOfferProps {
  readonly offer: { readonly sealed: string; readonly secretText: string; readonly qr: { readonly size: number; readonly path: string } }
  readonly redirectTo: string
  readonly error?: string
}

/** Three steps on one page: an app, the secret by camera or by hand, its first code. */
export function FactorOffer({ offer, redirectTo, error }: FactorOfferProps) {
  const { t } = useTranslation('account')
  return (
    <form method="post" action={paths.secondFactorSetup()} noValidate>
      <input type="hidden" name="intent" value="on" />
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <input type="hidden" name="sealed" value={offer.sealed} />
      <ol className="stack mb-5">
        <li><b>{t('stepApp')}</b><p className="hint flat">{t('stepAppHint')}</p></li>
        <li>
          <b>{t('stepScan')}</b>
          <p className="mt-3 mb-2"><QrCode qr={offer.qr} label={t('qrLabel')} /></p>
          <p className="hint flat">{t('stepByHand')}</p>
          <p className="flat"><code>{offer.secretText}</code></p>
        </li>
        <li><b>{t('stepCode')}</b></li>
      </ol>
      <TextInput id="code" name="code" label={t('code')} hint={t('codeHint')} error={error} look="code" width="short" inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
      <Button wide="phone">{t('turnOn')}</Button>
    </form>
  )
}
