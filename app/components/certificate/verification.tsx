import { useTranslation } from 'react-i18next'
import { DefinitionList } from '~/components/ui/definition-list'
import { Icon, type IconName } from '~/components/ui/icon'
import { formatDay } from '~/domain/kernel/vietnamese-format'

type Known = { readonly code: string; readonly registryNumber: string; readonly issuer: string }
export type VerificationResult =
  | { readonly state: 'unknown' }
  | ({ readonly state: 'valid' | 'expired'; readonly holder: string; readonly course: string; readonly issuedOn: string; readonly lastDay: string | null } & Known)
  | ({ readonly state: 'revoked'; readonly revokedOn: string } & Known)

const LOOKS = {
  valid: { look: 'met', icon: 'check', title: 'verifyValid' },
  expired: { look: 'expiring', icon: 'clock', title: 'verifyExpired' },
  revoked: { look: 'missing', icon: 'close', title: 'verifyRevoked' },
  unknown: { look: 'idle', icon: 'search', title: 'verifyUnknown' },
} as const satisfies Record<VerificationResult['state'], { look: string; icon: IconName; title: string }>

/** Exactly one of four results. */
export function Verification({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('certificate')
  const { look, icon, title } = LOOKS[result.state]
  return (
    <article className={`verification ${look}`} role="status" data-verification={result.state}>
      <header><Icon name={icon} /><h2>{t(title)}</h2></header>
      <Explained result={result} />
    </article>
  )
}

function Explained({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('certificate')
  switch (result.state) {
    case 'unknown':
      return <><p>{t('verifyUnknownText')}</p><DefinitionList rows={[{ term: t('verifyDo'), value: t('verifyDoText') }, { term: t('verifyStill'), value: t('verifyStillText') }]} /></>
    case 'revoked':
      return <><p>{t('verifyRevokedText', { day: formatDay(result.revokedOn) })}</p><DefinitionList rows={[{ term: t('verifyRegistry'), value: result.registryNumber }, { term: t('verifyIssuer'), value: result.issuer }]} /></>
    case 'valid':
    case 'expired': {
      const until = result.lastDay === null ? t('forever') : formatDay(result.lastDay)
      const rows = [
        { term: t('verifyHolder'), value: result.holder },
        { term: t('verifyCourse'), value: result.course },
        { term: t('verifyRegistry'), value: result.registryNumber },
        { term: t('verifyIssued'), value: formatDay(result.issuedOn) },
        { term: t('verifyUntil'), value: until },
      ]
      return <><p>{result.state === 'valid' ? t('verifyValidText', { issuer: result.issuer }) : t('verifyExpiredText', { day: until })}</p><DefinitionList rows={rows} /></>
    }
  }
}
