import { useTranslation } from 'react-i18next'
import { requirementCode, requirementName } from '~/components/compliance/requirement-name'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { DateInput } from '~/components/ui/date-input'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import { absenceKinds } from '~/domain/compliance/absence'
import type { FactKind } from '~/domain/compliance/fact-form'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { educations } from '~/domain/standard/education'
import type { Requirement } from '~/domain/standard/standard'
import { paths } from '~/paths'
import { Observed, type PickedCompetency } from './observed'

export interface FactFieldsProps {
  readonly what: FactKind
  readonly officerId: string
  readonly back: string
  readonly choices: {
    readonly certificates: readonly { readonly id: string; readonly code: string; readonly name: string; readonly validityMonths: number }[]
    readonly documents: readonly { readonly code: string; readonly name: string }[]
    readonly requirements: readonly { readonly subject: string; readonly requirement: Requirement }[]
  }
  readonly picked: PickedCompetency | null
  readonly today: Day
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

/** The form of one kind of fact: what it is, on which days, by which paper. */
export function FactFields({ what, officerId, back, choices, picked, today, typed, faults }: FactFieldsProps) {
  const { t } = useTranslation('fact')
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  const isProof = what !== 'waiver' && what !== 'absence'
  const address = picked === null ? {} : { competency: picked.id, level: picked.level, source: picked.source }
  return (
    <form method="post" action={paths.newOfficerFact(officerId, what, address)} noValidate>
      <input type="hidden" name="key" value={typed['key']} />
      {picked ? <Observed picked={picked} typed={typed} faults={faults} again={paths.newOfficerFact(officerId, what)} /> : <Subject what={what} choices={choices} field={field} />}
      <DateInput {...field('from')} label={t(`from_${what}`)} hint={t('dayHint', { today: formatDay(today) })} />
      <DateInput {...field('lastDay')} label={t(`lastDay_${what}`)} hint={t(what === 'certificate' ? 'lastDayHint_certificate' : isProof ? 'lastDayHint_proof' : 'lastDayHint_open')} />
      {what === 'waiver' ? <TextArea {...field('reason')} label={t('reason')} hint={t('reasonHint')} rows={2} /> : null}
      {isProof ? <TextInput {...field('paper')} label={t('paper')} hint={t(`paperHint_${what}`)} width="long" maxLength={200} autoComplete="off" /> : <TextInput {...field('decision')} label={t('decision')} hint={t('decisionHint')} width="long" maxLength={200} autoComplete="off" />}
      {what === 'waiver' ? null : <TextArea {...field('note')} label={t('note')} rows={2} />}
      <div className="row">
        <Button>{t('save')}</Button>
        <ButtonLink variant="quiet" href={back}>{t('cancel')}</ButtonLink>
      </div>
    </form>
  )
}

type FieldOf = (name: string) => { readonly id: string; readonly name: string; readonly defaultValue: string; readonly error?: string }

function Subject({ what, choices, field }: { readonly what: FactKind; readonly choices: FactFieldsProps['choices']; readonly field: FieldOf }) {
  const { t } = useTranslation(['fact', 'standing', 'compliance'])
  const none = { value: '', text: t('choose') }
  switch (what) {
    case 'certificate':
      return <Select {...field('certificateTypeId')} label={t('certificate')} width="long" options={[none, ...choices.certificates.map(({ id, code, name, validityMonths }) => ({ value: id, text: validityMonths > 0 ? t('certificateOption', { code, name, count: validityMonths }) : t('coded', { code, name }) }))]} />
    case 'education':
      return <Select {...field('education')} label={t('education')} width="medium" options={[none, ...educations.map((value) => ({ value, text: t(`standing:education_${value}`) }))]} />
    case 'training_hours':
      return <TextInput {...field('hours')} label={t('hours')} hint={t('hoursHint')} width="short" inputMode="numeric" maxLength={4} autoComplete="off" />
    case 'document':
      return <Select {...field('documentType')} label={t('document')} width="long" options={[none, ...choices.documents.map(({ code, name }) => ({ value: code, text: name }))]} />
    case 'waiver':
      return <Select {...field('subject')} label={t('subject')} hint={t('subjectHint')} width="long" options={[none, ...choices.requirements.map(({ subject, requirement }) => ({ value: subject, text: [requirementCode(requirement), requirementName(requirement, t)].filter((part) => part !== undefined).join(' ') }))]} />
    case 'absence':
      return <Select {...field('kind')} label={t('absenceKind')} width="medium" options={[none, ...absenceKinds.map((value) => ({ value, text: t(`absence_${value}`) }))]} />
    case 'competency':
      return null
  }
}
