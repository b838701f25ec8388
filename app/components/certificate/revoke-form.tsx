import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { DefinitionList } from '~/components/ui/definition-list'
import { Field } from '~/components/ui/field'
import { TextArea } from '~/components/ui/text-area'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface RevokeFormProps {
  readonly certificate: { readonly id: string; readonly officerId: string; readonly number: string; readonly holder: string; readonly course: string; readonly issuedOn: string; readonly lastDay: string | null }
  readonly today: string
  /** What was typed before, where something is to be corrected. */
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Whose certificate it is, from which day it no longer holds, why, and that it was checked. */
export function RevokeForm({ certificate, today, typed, faults }: RevokeFormProps) {
  const { t } = useTranslation('certificate')
  return (
    <>
      <DefinitionList rows={[
        { term: t('textHolder'), value: certificate.holder },
        { term: t('textCourse'), value: certificate.course },
        { term: t('verifyIssued'), value: formatDay(certificate.issuedOn) },
        { term: t('textUntil'), value: certificate.lastDay === null ? t('forever') : formatDay(certificate.lastDay) },
      ]} />
      <form method="post" action={paths.certificateRevoke(certificate.id)} noValidate className="mt-6">
        <TextArea id="reason" name="reason" label={t('revokeReason')} hint={t('revokeReasonHint')} error={faults['reason']} defaultValue={typed['reason']} maxLength={1000} rows={3} />
        <DateInput id="revokedOn" name="revokedOn" label={t('revokeDay')} hint={t('revokeDayHint')} error={faults['revokedOn']} defaultValue={typed['revokedOn'] ?? formatDay(today)} />
        <Field id="confirmed" label={t('revokeConfirmTitle')} error={faults['confirmed']} group><Checkbox name="confirmed" value="yes" label={t('revokeConfirm')} /></Field>
        <div className="row">
          <Button variant="danger" wide="phone">{t('revokeSubmit')}</Button>
          <ButtonLink variant="quiet" href={paths.complianceOfficer(certificate.officerId)} wide="phone">{t('revokeKeep')}</ButtonLink>
        </div>
      </form>
    </>
  )
}
