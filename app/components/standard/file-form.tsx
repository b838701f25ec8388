import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Field } from '~/components/ui/field'

export interface FileFormProps {
  readonly action: string
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly error?: string | undefined
  readonly below?: { readonly text: string; readonly href: string }
}

/** A file to be tried; nothing is written by sending it. */
export function FileForm({ action, title, label, hint, accept, error, below }: FileFormProps) {
  const { t } = useTranslation('standard')
  return (
    <Card title={title}>
      <form method="post" action={action} encType="multipart/form-data">
        <Field id="file" label={label} hint={hint} error={error}>
          <input className="input" type="file" id="file" name="file" accept={accept} aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'} aria-invalid={error === undefined ? undefined : true} required />
        </Field>
        <div className="row">
          <Button icon="upload" name="intent" value="try" wide="phone">{t('tryFile')}</Button>
          {below ? <a href={below.href} download>{below.text}</a> : null}
        </div>
      </form>
    </Card>
  )
}
