import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'

/** Takes a question out of the bank: says what stays, and asks for a second press. */
export function RemoveQuestion({ questionId, seen }: { readonly questionId: string; readonly seen: string }) {
  const { t } = useTranslation('bank')
  return (
    <>
      <p>{t('removeText')}</p>
      <details>
        <summary>{t('removeAsk', { code: questionId })}</summary>
        <form method="post" className="mt-3">
          <input type="hidden" name="seen" value={seen} />
          <Button variant="danger" size="small" name="intent" value="remove">{t('remove', { code: questionId })}</Button>
        </form>
      </details>
    </>
  )
}
