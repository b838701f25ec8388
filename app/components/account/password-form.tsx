import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemixForm } from 'remix-hook-form'
import { FaultList } from './fault-list'
import { submitPlainly } from './submit-plainly'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { PasswordInput } from '~/components/ui/password-input'
import { changePasswordForm, SHORTEST_PASSWORD, type ChangePasswordForm } from '~/domain/access/password-rule'
import { paths } from '~/paths'

const fields = ['currentPassword', 'newPassword', 'repeatPassword'] as const
const autoComplete = { currentPassword: 'current-password', newPassword: 'new-password', repeatPassword: 'new-password' } as const

export interface PasswordFormProps {
  readonly username: string
  readonly redirectTo: string
  /** An initial password must be replaced: there is no way round. */
  readonly forced: boolean
  /** Seconds to wait, where the fault is `wait`. */
  readonly seconds: number
}

/** Present password, new one, the new one again: the same rules here as on the server, told before anything is sent and then as one types. */
export function PasswordForm({ username, redirectTo, forced, seconds }: PasswordFormProps) {
  const { t } = useTranslation('form')
  const resolver = useMemo(() => zodResolver(changePasswordForm(username)), [username])
  const form = useRemixForm<ChangePasswordForm>({ resolver, submitHandlers: { onValid: submitPlainly } })
  const sentence = (name: (typeof fields)[number]) => {
    const key = form.formState.errors[name]?.message
    return key === undefined ? undefined : t(key, { seconds, count: SHORTEST_PASSWORD })
  }
  return (
    <>
      {form.formState.isSubmitted || seconds > 0 || Object.values(form.formState.errors).some((error) => error?.type === 'server') ? (
        <FaultList faults={Object.fromEntries(fields.map((name) => [name, sentence(name)]))} first="currentPassword" />
      ) : null}
      <form method="post" action={paths.changePassword()} noValidate onSubmit={form.handleSubmit}>
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        {fields.map((name) => (
          <PasswordInput
            key={name}
            {...form.register(name)}
            id={name}
            label={t(name)}
            hint={name === 'newPassword' ? t('newPasswordHint', { count: SHORTEST_PASSWORD }) : undefined}
            autoComplete={autoComplete[name]}
            words={{ show: t('show'), hide: t('hide') }}
            error={sentence(name)}
          />
        ))}
        <div className="row">
          <Button wide="phone">{t('passwordSubmit')}</Button>
          {forced ? null : <ButtonLink variant="quiet" href={paths.account()} wide="phone">{t('keepPassword')}</ButtonLink>}
        </div>
      </form>
    </>
  )
}
