import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { paths } from '~/paths'

export interface UserSafetyProps {
  readonly userId: string
  readonly isSelf: boolean
  readonly disabled: boolean
  readonly factorSince: string | null
  readonly sessions: number
  readonly lastSignIn: string | null
  readonly createdAt: string
}

/** Password, second factor, sessions, closing: each act that cannot be undone asks first on a page of its own. */
export function UserSafety({ userId, isSelf, disabled, factorSince, sessions, lastSignIn, createdAt }: UserSafetyProps) {
  const { t } = useTranslation('admin')
  const ask = (confirm: string) => `${paths.user(userId)}?confirm=${confirm}`
  return (
    <Card title={t('safety')}>
      <DefinitionList look="spread" rows={[
        { term: t('lastSignIn'), value: lastSignIn ?? t('never') },
        { term: t('openSessions'), value: sessions },
        { term: t('secondFactor'), value: factorSince ? t('since', { since: factorSince }) : t('off') },
        { term: t('createdAt'), value: createdAt },
      ]} />
      {isSelf ? <p className="hint mt-4">{t('ownSafety')} <a href={paths.account()}>{t('ownAccount')}</a></p> : (
        <div className="grid gap-2 mt-4">
          {sessions > 0 ? <form method="post" action={paths.user(userId)}><input type="hidden" name="intent" value="endSessions" /><Button variant="secondary" wide="always">{t('endSessions')}</Button></form> : null}
          <ButtonLink variant="secondary" wide="always" href={ask('resetPassword')}>{t('resetPassword')}</ButtonLink>
          {factorSince ? <ButtonLink variant="secondary" wide="always" href={ask('resetFactor')}>{t('resetFactor')}</ButtonLink> : null}
          {disabled
            ? <form method="post" action={paths.user(userId)}><input type="hidden" name="intent" value="enable" /><Button variant="secondary" wide="always">{t('enable')}</Button></form>
            : <ButtonLink variant="quiet" wide="always" href={ask('disable')}>{t('disable')}</ButtonLink>}
        </div>
      )}
    </Card>
  )
}
