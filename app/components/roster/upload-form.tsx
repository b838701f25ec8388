import { useTranslation } from 'react-i18next'
import { capital } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'

export interface UploadFormProps {
  readonly units: readonly { readonly unitId: string; readonly name: string }[]
  readonly unitId?: string
  readonly error?: string
  readonly action: string
  /** where an empty list to fill in is */
  readonly template: string
  readonly unitHint: string
  /** what comes next */
  readonly hint: string
}

/** Whose list, and the file. */
export function UploadForm({ units, unitId, error, action, template, unitHint, hint }: UploadFormProps) {
  const { t } = useTranslation('roster')
  return (
    <Card title={t('uploadTitle')}>
      <form method="post" action={action} encType="multipart/form-data">
        <Select id="unitId" name="unitId" label={t('unitLabel')} hint={unitHint} defaultValue={unitId} options={units.map((unit) => ({ value: unit.unitId, text: capital(unit.name) }))} />
        <Field id="file" label={t('fileLabel')} hint={t('fileHint')} error={error}>
          <input className="input" type="file" id="file" name="file" accept=".xlsx,.csv,.txt" aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'} aria-invalid={error === undefined ? undefined : true} required />
        </Field>
        <div className="row">
          <Button icon="upload" wide="phone">{t('upload')}</Button>
          <a href={template}>{t('template')}</a>
        </div>
        <p className="hint mt-3">{hint}</p>
      </form>
    </Card>
  )
}
