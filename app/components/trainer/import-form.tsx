import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { IMPORT_FORMATS } from '~/domain/question-exchange/exchange-format'
import { paths } from '~/paths'
import { ImportChoiceFields, type ImportChoiceFieldsProps } from './import-choice-fields'

export interface ImportFormProps extends ImportChoiceFieldsProps {
  readonly code: string
}

/** The file, and what it does not say of its questions. */
export function ImportForm({ code, objectives, choices }: ImportFormProps) {
  const { t } = useTranslation('bank')
  return (
    <Card>
      <form method="post" action={paths.trainerImport(code)} encType="multipart/form-data">
        <Field id="file" label={t('file')} hint={t('fileHint')}>
          <input className="input" type="file" id="file" name="file" accept=".yaml,.yml,.txt,.gift,.xml,.zip" aria-describedby="file-hint" required />
        </Field>
        <Select id="format" name="format" label={t('format')} width="medium" defaultValue="auto" options={[{ value: 'auto', text: t('formatAuto') }, ...IMPORT_FORMATS.map((one) => ({ value: one, text: t(`format_${one}`) }))]} />
        <ImportChoiceFields objectives={objectives} choices={choices} />
        <Button icon="upload" wide="phone">{t('tryImport')}</Button>
        <p className="hint mt-3">{t('tryHint')}</p>
      </form>
    </Card>
  )
}
