import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { IMPORT_FORMATS } from '~/domain/question-exchange/exchange-format'
import { paths } from '~/paths'

export interface ImportFormProps {
  readonly code: string
  readonly objectives: readonly { readonly id: string; readonly text: string }[]
  readonly choices: { readonly objective: string; readonly level: string; readonly purpose: string }
}

/** The file, and what it does not say of its questions. */
export function ImportForm({ code, objectives, choices }: ImportFormProps) {
  const { t } = useTranslation(['bank', 'trainer'])
  const inFile = { value: '', text: t('asInFile') }
  return (
    <Card>
      <form method="post" action={paths.trainerImport(code)} encType="multipart/form-data">
        <Field id="file" label={t('file')} hint={t('fileHint')}>
          <input className="input" type="file" id="file" name="file" accept=".yaml,.yml,.txt,.gift,.xml,.zip" aria-describedby="file-hint" required />
        </Field>
        <Select id="format" name="format" label={t('format')} width="medium" defaultValue="auto" options={[{ value: 'auto', text: t('formatAuto') }, ...IMPORT_FORMATS.map((one) => ({ value: one, text: t(`format_${one}`) }))]} />
        <Select id="objective" name="objective" label={t('defaultObjective')} hint={t('defaultHint')} defaultValue={choices.objective} options={[inFile, ...objectives.map(({ id, text }) => ({ value: id, text: `${id} ${text}` }))]} />
        <Select id="level" name="level" label={t('defaultLevel')} width="medium" defaultValue={choices.level} options={[inFile, ...['N', 'H', 'V'].map((level) => ({ value: level, text: t(`trainer:level_${level}`) }))]} />
        <Field id="purpose" label={t('purpose')} hint={t('purposeHint')} group>
          <Checkbox type="radio" id="purpose-practice" name="purpose" value="practice" label={t('purpose_practice')} defaultChecked={choices.purpose !== 'exam'} />
          <Checkbox type="radio" id="purpose-exam" name="purpose" value="exam" label={t('purpose_exam')} defaultChecked={choices.purpose === 'exam'} />
        </Field>
        <Button icon="upload" wide="phone">{t('tryImport')}</Button>
        <p className="hint mt-3">{t('tryHint')}</p>
      </form>
    </Card>
  )
}
