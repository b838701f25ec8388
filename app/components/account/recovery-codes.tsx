import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly username: string
  /** "10:32, 16/12/2024" */
  readonly madeAt: string
  readonly next: string
}

/** The ten codes, this once: to be printed or written down. */
export function RecoveryCodes({ codes, username, madeAt, next }: RecoveryCodesProps) {
  const { t } = useTranslation('account')
  return (
    <>
      <Callout kind="warning" title={t('codesWarningTitle')}><p>{t('codesWarning')}</p></Callout>
      <Card title={t('codesTitle')}>
        <p className="meta">{t('codesFor', { username, madeAt })}</p>
        <ol className="grid grid-cols-2 gap-x-6 gap-y-2 max-w-measure">{codes.map((code) => <li key={code} className="m-0"><code className="nb">{code}</code></li>)}</ol>
      </Card>
      <div className="row mt-5">
        <ButtonLink href={next} wide="phone">{t('codesKept')}</ButtonLink>
        <Button type="button" variant="secondary" icon="print" hidden data-print="">{t('codesPrint')}</Button>
      </div>
    </>
  )
}
