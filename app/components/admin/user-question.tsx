import { useTranslation } from 'react-i18next'
import { DialogPage } from '~/components/ui/dialog-page'
import { paths } from '~/paths'

export const questions = ['disable', 'resetPassword', 'resetFactor', 'endRole'] as const
export type Question = (typeof questions)[number]

export interface UserQuestionProps {
  readonly userId: string
  readonly username: string
  readonly question: Question
  readonly role?: { readonly id: string; readonly name: string }
}

/** Asks before what cannot be undone, naming the account and the consequence. */
export function UserQuestion({ userId, username, question, role }: UserQuestionProps) {
  const { t } = useTranslation('admin')
  return (
    <DialogPage
      title={t(`ask_${question}`, { username, role: role?.name })}
      consequence={t(`consequence_${question}`, { username })}
      action={paths.user(userId)}
      confirm={{ text: t(question), danger: true, name: 'intent', value: question }}
      keep={{ text: t('keep'), href: paths.user(userId) }}
    >
      {role ? <input type="hidden" name="roleId" value={role.id} /> : null}
    </DialogPage>
  )
}
