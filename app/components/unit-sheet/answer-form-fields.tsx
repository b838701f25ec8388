import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { DefinitionList } from '~/components/ui/definition-list'
import { Field } from '~/components/ui/field'
import { TextArea } from '~/components/ui/text-area'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { answerKinds } from '~/domain/unit-sheet/sheet-item'
import { actText, gapName, moverText, type SheetItemShown } from './sheet-text'

export interface AnswerFormFieldsProps {
  readonly item: SheetItemShown
  readonly path: readonly UnitOnDay[]
  readonly action: string
  readonly back: string
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

/** One gap with all that is known of it, and the four answers of the head. */
export function AnswerFormFields({ item, path, action, back, typed, faults }: AnswerFormFieldsProps) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  const fault = (name: string) => (faults[name] === undefined ? {} : { error: faults[name] })
  const last = item.acts.at(-1)
  const said = typed['kind'] ?? (item.state === 'open' ? '' : last?.kind)
  return (
    <>
      <Card>
        <DefinitionList rows={[
          { term: t('person'), value: item.fullName },
          { term: t('position'), value: item.positionName },
          { term: t('gap'), value: <>{gapName(item, t)} {item.code ? <span className="xs nb">{item.code}</span> : null}</> },
          { term: t('cause'), value: t(`standing:${item.cause.key}`, item.cause.values) },
          { term: t('step'), value: t(`standing:${item.step.key}`, item.step.values) },
          { term: t('mover'), value: moverText(item.mover, t) },
          ...(item.acts.length === 0 ? [] : [{ term: t('history'), value: <ul className="list-none p-0 flat">{item.acts.map((act) => <li key={act.id}>{actText(act, path, t)}</li>)}</ul> }]),
        ]} />
      </Card>
      <form className="mt-5" method="post" action={action} noValidate>
        <Field id="kind" label={t('kindLegend')} group {...fault('kind')}>
          {answerKinds.map((kind) => <Checkbox key={kind} type="radio" name="kind" value={kind} label={t(`kind_${kind}`)} hint={t(`kindHint_${kind}`)} defaultChecked={said === kind} />)}
        </Field>
        <DateInput id="plannedOn" name="plannedOn" label={t('plannedOn')} hint={t('plannedOnHint')} defaultValue={typed['plannedOn'] ?? ''} {...fault('plannedOn')} />
        <TextArea id="note" name="note" label={t('noteLabel')} hint={t('noteHint')} rows={3} maxLength={500} defaultValue={typed['note'] ?? ''} {...fault('note')} />
        <div className="row"><Button>{t('save')}</Button><ButtonLink variant="quiet" href={back}>{t('keep')}</ButtonLink></div>
      </form>
    </>
  )
}
