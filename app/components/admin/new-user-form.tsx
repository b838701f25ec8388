import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslation } from 'react-i18next'
import { useRemixForm } from 'remix-hook-form'
import type { z } from 'zod'
import { useFormSentences } from './form-sentences'
import { FaultList } from '~/components/account/fault-list'
import { submitPlainly } from '~/components/account/submit-plainly'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { TextInput } from '~/components/ui/text-input'
import { newUserForm } from '~/domain/access/user-form'
import { paths } from '~/paths'

type Fields = z.input<typeof newUserForm>
const resolver = zodResolver(newUserForm, undefined, { raw: true })
const names = ['username', 'displayName', 'staffCode'] as const

/** `typed`: what the server refused. Username, name, and the officer it belongs to; checked before it is sent where script runs, always on the server. */
export function NewUserForm({ typed }: { readonly typed?: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('form')
  const { t: a } = useTranslation('admin')
  const form = useRemixForm<Fields>({ resolver, submitHandlers: { onValid: submitPlainly } })
  const sentences = useFormSentences<Fields>(form.formState.errors, names)
  return (
    <>
      {typed || form.formState.isSubmitted ? <FaultList faults={sentences} first="username" /> : null}
      <form method="post" action={paths.newUser()} noValidate onSubmit={form.handleSubmit}>
        <TextInput {...form.register('username')} id="username" defaultValue={typed?.username} label={t('username')} hint={t('usernameHint')} error={sentences.username} width="medium" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
        <TextInput {...form.register('displayName')} id="displayName" defaultValue={typed?.displayName} label={t('displayName')} error={sentences.displayName} autoComplete="off" maxLength={120} />
        <TextInput {...form.register('staffCode')} id="staffCode" defaultValue={typed?.staffCode} label={t('staffCode')} hint={t('staffCodeHint')} error={sentences.staffCode} width="medium" autoComplete="off" maxLength={40} />
        <div className="row">
          <Button wide="phone">{a('createUser')}</Button>
          <ButtonLink variant="quiet" href={paths.users()} wide="phone">{a('cancel')}</ButtonLink>
        </div>
      </form>
    </>
  )
}
