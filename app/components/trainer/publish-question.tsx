import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'

/** What publishing means, and the button that does it. The text is that of the editor: it is checked once more. */
export function PublishQuestion({ number, isNew }: { readonly number: number; readonly isNew: boolean }) {
  const { t } = useTranslation('bank')
  return (
    <Callout kind="warning" title={t('publishTitle', { next: number + 1 })}>
      <p>{isNew ? t('publishNewText') : t('publishText')}</p>
      <p>{t('publishKeeps')}</p>
      <p><Button form="question-form" name="intent" value="publish">{t('publish')}</Button></p>
    </Callout>
  )
}
