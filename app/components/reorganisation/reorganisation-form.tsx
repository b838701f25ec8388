import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { BASIS_STATES } from '~/domain/reorganisation/reorganisation'
import { paths } from '~/paths'

export interface ReorganisationFormProps {
  readonly action: string
  readonly back: string
  /** the file it has already; null: one has to be chosen */
  readonly fileName: string | null
  readonly typed: Readonly<Record<string, string>>
  /** sentences by field */
  readonly errors: Readonly<Record<string, string | undefined>>
}

/** Name, legal basis, day and mapping file of a reorganisation. */
export function ReorganisationForm({ action, back, fileName, typed, errors }: ReorganisationFormProps) {
  const { t } = useTranslation('reorganisation')
  const text = (name: string) => ({ id: name, name, label: t(`${name}Label`), hint: t(`${name}Hint`), error: errors[name], defaultValue: typed[name] })
  return (
    <form className="stack" method="post" action={action} encType="multipart/form-data">
      <Card>
        <TextInput {...text('name')} maxLength={300} />
        <DateInput {...text('effectiveOn')} />
      </Card>
      <Card title={t('basisTitle')}>
        <TextInput {...text('basisNumber')} maxLength={300} />
        <DateInput {...text('basisDate')} />
        <TextInput {...text('basisIssuer')} maxLength={300} />
        <Select {...text('reviewState')} options={BASIS_STATES.map((state) => ({ value: state, text: t(`review_${state}`) }))} />
      </Card>
      <Card title={t('fileTitle')}>
        <Field id="file" label={fileName === null ? t('fileLabel') : t('fileReplaceLabel', { file: fileName })} hint={t('fileHint')} error={errors['file']}>
          <input className="input" type="file" id="file" name="file" accept=".xlsx,.csv,.txt" aria-describedby={errors['file'] === undefined ? 'file-hint' : 'file-hint file-error'} aria-invalid={errors['file'] === undefined ? undefined : true} required={fileName === null} />
        </Field>
        <p><a href={paths.mappingTemplate()}>{t('template')}</a></p>
      </Card>
      <div className="row">
        <Button icon="upload" wide="phone">{t('preview')}</Button>
        <ButtonLink variant="quiet" href={back} wide="phone">{t('back')}</ButtonLink>
      </div>
      <p className="hint mt-3">{t('previewHint')}</p>
    </form>
  )
}
