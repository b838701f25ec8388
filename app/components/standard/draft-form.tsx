import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { SectionHead } from '~/components/ui/section-head'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { educations } from '~/domain/standard/education'
import { evidenceGrades } from '~/domain/standard/evidence-grade'
import { type RequirementKind, gradesFor } from '~/domain/standard/standard'
import { LEVELS } from '~/domain/standard/standard-content'
import { paths } from '~/paths'
import type { Named } from './content-text'

export interface DraftFormProps {
  readonly code: string
  /** The revision this form was begun from. */
  readonly seen: number
  readonly competencies: readonly (Named & { readonly group: string; readonly levels: readonly { readonly level: number; readonly behaviour: string }[] })[]
  readonly certificates: readonly Named[]
  readonly documents: readonly Named[]
  /** Tiết a year where none is written yet. */
  readonly yearlyHours: number
  /** Field → value, as typed or as kept; ticked boxes by their name. */
  readonly values: Readonly<Record<string, string>>
  readonly ticked: Readonly<Record<string, readonly string[]>>
  readonly faults: Readonly<Record<string, string>>
  /** Set after somebody else has saved: what taking over would write upon. */
  readonly latest?: number | undefined
}

/** What the next version asks for. A level is chosen by its digit, 0 to 5, or by the arrow keys; Tab goes on. */
export function DraftForm({ code, seen, competencies, certificates, documents, yearlyHours, values, ticked, faults, latest }: DraftFormProps) {
  const { t } = useTranslation('standard')
  const groups = [...new Set(competencies.map(({ group }) => group))]
  const isTicked = (name: string, value = 'yes') => ticked[name]?.includes(value) ?? false
  const grade = (kind: RequirementKind, subject: string, of: string) => (
    <Select
      id={`grade-${subject}`} name={`grade-${subject}`} label={<>{t('minGrade')}<span className="vh"> {of}</span></>} error={faults[`grade-${subject}`]} defaultValue={values[`grade-${subject}`] ?? ''}
      options={[{ value: '', text: t('grade_any') }, ...evidenceGrades.filter((one) => gradesFor(kind).includes(one) || one === values[`grade-${subject}`]).map((one) => ({ value: one, text: t(`grade_${one}`) }))]}
    />
  )
  const choice = (name: 'certificate' | 'document', { code: value, name: text }: Named, shown: string) => <Pair key={value} grade={grade(name, `${name}-${value}`, text)}><Checkbox name={name} value={value} defaultChecked={isTicked(name, value)} label={shown} /></Pair>
  return (
    <form method="post" action={paths.standardDraft(code)} data-confirm-unsaved="" noValidate>
      <input type="hidden" name="seen" value={seen} />
      {latest === undefined ? null : <input type="hidden" name="latest" value={latest} />}
      <SectionHead title={t('levelsTitle')} hint={t('levelsHint')} />
      <PairHead what={t('requirement')} grade={t('minGrade')} />
      {groups.map((group) => (
        <fieldset key={group} className="level-group">
          <legend>{t(`group_${group}`)}</legend>
          {competencies.filter((one) => one.group === group).map((one) => (
            <Pair key={one.code} grade={grade('competency', `competency-${one.code}`, one.name)}>
              <Select
                id={`level-${one.code}`} name={`level-${one.code}`} label={`${one.code} ${one.name}`} error={faults[`level-${one.code}`]}
                defaultValue={values[`level-${one.code}`] ?? '0'}
                options={LEVELS.map((level) => ({ value: String(level), text: level === 0 ? t('levelNone') : t('levelOption', { level, behaviour: one.levels.find((row) => row.level === level)?.behaviour ?? '' }) }))}
              />
            </Pair>
          ))}
        </fieldset>
      ))}
      <SectionHead title={t('othersTitle')} />
      <PairHead what={t('requirement')} grade={t('minGrade')} />
      <Pair grade={grade('education', 'education', t('education'))}>
        <Select id="education" name="education" label={t('education')} error={faults['education']} defaultValue={values['education'] ?? ''} options={[{ value: '', text: t('notRequired') }, ...educations.map((one) => ({ value: one, text: t(`education_${one}`) }))]} />
      </Pair>
      <Pair grade={grade('training_hours', 'training_hours', t('hours'))}>
        <Checkbox name="hoursRequired" value="yes" defaultChecked={isTicked('hoursRequired')} label={t('hoursRequired')} />
        <TextInput id="hours" name="hours" label={t('hoursLabel')} hint={t('hoursHint', { hours: yearlyHours })} inputMode="numeric" width="date" maxLength={4} defaultValue={values['hours'] ?? String(yearlyHours)} error={faults['hours']} />
      </Pair>
      <fieldset className="level-group"><legend>{t('certificates')}</legend>{certificates.map((one) => choice('certificate', one, `${one.code} ${one.name}`))}</fieldset>
      <fieldset className="level-group"><legend>{t('documents')}</legend>{documents.map((one) => choice('document', one, one.name))}</fieldset>
      <SectionHead title={t('termsTitle')} />
      <div className="field"><Checkbox name="toleratesOneBelow" value="yes" defaultChecked={isTicked('toleratesOneBelow')} label={t('toleranceLabel')} hint={t('toleranceHint')} /></div>
      <TextInput id="graceDays" name="graceDays" label={t('graceLabel')} hint={t('graceHint')} inputMode="numeric" width="date" maxLength={4} defaultValue={values['graceDays'] ?? '0'} error={faults['graceDays']} />
      <DateInput id="transitionUntil" name="transitionUntil" label={t('transitionLabel')} hint={t('transitionHint')} defaultValue={values['transitionUntil'] ?? ''} error={faults['transitionUntil']} />
      {latest === undefined ? null : <div className="field"><Checkbox name="takeOver" value="yes" label={t('takeOver')} hint={t('takeOverHint')} /></div>}
      <div className="row">
        <Button name="intent" value="save" wide="phone">{t('saveDraft')}</Button>
        <ButtonLink variant="quiet" href={latest === undefined ? paths.positionStandard(code) : paths.standardDraft(code)} wide="phone">{t(latest === undefined ? 'back' : 'dropMine')}</ButtonLink>
      </div>
    </form>
  )
}

function PairHead({ what, grade }: { readonly what: string; readonly grade: string }) {
  return <div className="draft-head" aria-hidden="true"><span>{what}</span><span>{grade}</span></div>
}

/** A requirement, and beside it the weakest grade of evidence that is enough for it. */
function Pair({ grade, children }: { readonly grade: ReactNode; readonly children: ReactNode }) {
  return <div className="draft-pair"><div>{children}</div>{grade}</div>
}
