import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslation } from 'react-i18next'
import { useRemixForm } from 'remix-hook-form'
import type { z } from 'zod'
import { useFormSentences } from './form-sentences'
import { submitPlainly } from '~/components/account/submit-plainly'
import { Button } from '~/components/ui/button'
import { TextInput } from '~/components/ui/text-input'
import { editUserForm } from '~/domain/access/user-form'
import { paths } from '~/paths'

type Fields = z.input<typeof editUserForm>
const resolver = zodResolver(editUserForm, undefined, { raw: true })

/** The name shown and the officer behind an account. */
export function UserDetailsForm({ userId, displayName, staffCode }: { readonly userId: string; readonly displayName: string; readonly staffCode: string }) {
  const { t } = useTranslation('form')
  const { t: a } = useTranslation('admin')
  const form = useRemixForm<Fields>({ resolver, submitHandlers: { onValid: submitPlainly } })
  const sentences = useFormSentences<Fields>(form.formState.errors, ['displayName', 'staffCode'])
  return (
    <form method="post" action={paths.user(userId)} noValidate onSubmit={form.handleSubmit}>
      <input type="hidden" name="intent" value="edit" />
      <TextInput {...form.register('displayName')} id="displayName" defaultValue={displayName} label={t('displayName')} error={sentences.displayName} autoComplete="off" maxLength={120} />
      <TextInput {...form.register('staffCode')} id="staffCode" defaultValue={staffCode} label={t('staffCode')} hint={t('staffCodeHint')} error={sentences.staffCode} width="medium" autoComplete="off" maxLength={40} />
      <Button variant="secondary" wide="phone">{a('saveDetails')}</Button>
    </form>
  )
}
