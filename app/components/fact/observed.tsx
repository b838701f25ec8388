import { useTranslation } from 'react-i18next'
import { Checkbox } from '~/components/ui/checkbox'
import { DefinitionList } from '~/components/ui/definition-list'
import { Field } from '~/components/ui/field'
import type { shownBy } from '~/domain/compliance/fact-form'

export interface PickedCompetency {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: number
  readonly source: (typeof shownBy)[number]
  readonly behaviours: readonly string[]
}

export interface ObservedProps {
  readonly picked: PickedCompetency
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
  /** Back to the choice of competency, level and source. */
  readonly again: string
}

/** The competency chosen; for an observation the checklist of what must have been seen, else what the level means. */
export function Observed({ picked, typed, faults, again }: ObservedProps) {
  const { t } = useTranslation('fact')
  const wrong = faults['level'] ?? faults['source'] ?? faults['competencyId']
  return (
    <>
      {(['competencyId', 'level', 'source'] as const).map((name) => <input key={name} type="hidden" name={name} value={name === 'competencyId' ? picked.id : String(picked[name])} />)}
      <Field id="level" label={t('chosen')} group {...(wrong === undefined ? {} : { error: wrong })}>
        <DefinitionList rows={[{ term: t('competency'), value: t('coded', { code: picked.code, name: picked.name }) }, { term: t('level'), value: t('levelOption', { level: picked.level }) }, { term: t('source'), value: <>{t(`source_${picked.source}`)} <a className="nb" href={again}>{t('again')}</a></> }]} />
      </Field>
      <Field id="seen" label={t(picked.source === 'observation' ? 'seen' : 'means')} hint={picked.source === 'observation' ? t('seenHint') : undefined} group {...(faults['seen'] === undefined ? {} : { error: faults['seen'] })}>
        {picked.source === 'observation'
          ? picked.behaviours.map((behaviour, i) => <Checkbox key={behaviour} name={`seen${i + 1}`} value="yes" defaultChecked={typed[`seen${i + 1}`] === 'yes'} label={behaviour} hint={t('levelOption', { level: i + 1 })} />)
          : <p>{picked.behaviours.at(-1)}</p>}
      </Field>
    </>
  )
}
