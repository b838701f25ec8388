import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Icon } from '~/components/ui/icon'
import { PasswordInput } from '~/components/ui/password-input'
import { paths } from '~/paths'

/** Hidden until script has something to say. */
export function Strip({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div className="lost-strip" role="alert" hidden data-strip={name}><div className="wrap"><p><Icon name="offline" /><span>{children}</span></p></div></div>
}

/** The session has ended in the midst of the test: sign in here, or on a page of its own where a second factor is asked for. */
export function SignInStrip({ back }: { readonly back: string }) {
  const { t } = useTranslation(['exam', 'login'])
  return (
    <div className="lost-strip" role="alert" hidden data-strip="signed-out">
      <div className="wrap">
        <p><Icon name="offline" /><span>{t('signedOut')} <a href={paths.login(back)} target="_blank" rel="noopener">{t('signInAgain')}</a></span></p>
        <form className="sign-in-again" action={paths.login()} method="post" hidden data-sign-in="" data-text-wrong={t('signInWrong')} data-text-wait={t('signInWait')} data-text-lost={t('signInLost')}>
          <input type="hidden" name="username" defaultValue="" autoComplete="username" />
          <PasswordInput id="sign-in-password" name="password" label={t('signInPassword')} autoComplete="current-password" words={{ show: t('login:show'), hide: t('login:hide') }} maxLength={256} />
          <Button size="small">{t('signInHere')}</Button>
          <p className="err" role="alert" data-sign-in-note="" />
        </form>
      </div>
    </div>
  )
}
