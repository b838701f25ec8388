import { useTranslation } from 'react-i18next'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { TextArea } from '~/components/ui/text-area'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { answerKinds } from '~/domain/unit-sheet/sheet-item'

export interface AnswerFormFieldsProps {
  readonly legend: string
  /** What stands there before anything is typed: the answer given before. */
  readonly said?: { readonly kind: string; readonly plannedOn: string | null; readonly note: string }
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

/** The four answers of a head, the day of a plan and the note: for one gap or for many. */
export function AnswerFormFields({ legend, said, typed, faults }: AnswerFormFieldsProps) {
  const { t } = useTranslation('unitSheet')
  const fault = (name: string) => (faults[name] === undefined ? {} : { error: faults[name] })
  const chosen = typed['kind'] ?? said?.kind
  return (
    <>
      <Field id="kind" label={legend} group {...fault('kind')}>
        {answerKinds.map((kind) => <Checkbox key={kind} type="radio" name="kind" value={kind} label={t(`kind_${kind}`)} hint={t(`kindHint_${kind}`)} defaultChecked={chosen === kind} />)}
      </Field>
      <DateInput id="plannedOn" name="plannedOn" label={t('plannedOn')} hint={t('plannedOnHint')} defaultValue={typed['plannedOn'] ?? (said?.plannedOn ? formatDay(said.plannedOn) : '')} {...fault('plannedOn')} />
      <TextArea id="note" name="note" label={t('noteLabel')} hint={t('noteHint')} rows={3} maxLength={500} defaultValue={typed['note'] ?? said?.note ?? ''} {...fault('note')} />
    </>
  )
}
