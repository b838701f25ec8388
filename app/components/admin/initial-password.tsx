import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { paths } from '~/paths'

export interface InitialPasswordProps {
  readonly userId: string
  readonly username: string
  readonly password: string
  /** What was done: an account made, or a password replaced. */
  readonly act: 'created' | 'reset'
}

/** The one-time password, this once. */
export function InitialPassword({ userId, username, password, act }: InitialPasswordProps) {
  const { t } = useTranslation('admin')
  return (
    <div className="form-page stack">
      <ConfirmationPanel title={t(`password_${act}`, { username })} reference={password}>{t('passwordOnce')}</ConfirmationPanel>
      <p>{t('passwordHandOver')}</p>
      <div className="row"><ButtonLink href={paths.user(userId)} wide="phone">{t('toUser')}</ButtonLink><ButtonLink variant="secondary" href={paths.users()} wide="phone">{t('toUsers')}</ButtonLink></div>
    </div>
  )
}
