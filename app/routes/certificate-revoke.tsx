import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { RevokeForm } from '~/components/certificate/revoke-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { faultSentences } from '~/components/ui/fault-sentences'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { dayOfInstant, parseVietnameseDate } from '~/domain/kernel/day'
import { requireId } from '~/http/attempt-address'
import { readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadRevocation } from '~/server/certificate/load-revocation.server'
import { revokeCertificate } from '~/server/certificate/revoke-certificate.server'
import { now, today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'revokeCertificate')
  const found = await loadRevocation({ by, id: requireId(args.params.id), today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('certificate:revokeTitle', { number: found.value.number }) }), certificate: found.value, today: today() }
}

const FIELDS = { day_outside: 'revokedOn', reason_missing: 'reason' } as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'revokeCertificate')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const reason = (typed['reason'] ?? '').normalize('NFC').trim().slice(0, 1000)
  const day = parseVietnameseDate(typed['revokedOn'] ?? '')
  const faults: FormFaults = { ...(reason === '' ? { reason: 'revoke_reason_missing' } : {}), ...(day === undefined ? { revokedOn: 'revoke_day_unread' } : {}), ...(typed['confirmed'] === 'yes' ? {} : { confirmed: 'revoke_confirm_missing' }) }
  if (day === undefined || Object.keys(faults).length > 0) return invalid({ faults, typed })
  const done = await revokeCertificate({ actor: by, certificateId: id, revokedOn: day, reason, now: now() })
  if (done.ok) return redirect(`${paths.certificateRevoke(id)}?done=yes`)
  const { reason: refusal } = done
  if (refusal === 'role') throw refuse(403)
  if (refusal === 'scope' || refusal === 'not_found') throw refuse(404)
  // Somebody else was first: the page itself says so.
  if (refusal === 'already_revoked') return redirect(paths.certificateRevoke(id))
  return invalid({ faults: { [FIELDS[refusal]]: `revoke_${refusal}` } as FormFaults, typed })
}

export default function CertificateRevoke() {
  const { certificate, today: day } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('certificate')
  const faults = faultSentences(answer?.faults, t)
  return (
    <div className="form-page">
      <FaultList faults={faults} first="reason" />
      <Breadcrumbs label={t('revokeCrumbs')} items={[{ text: t('reviewTitle'), href: paths.certificatesToReview() }, { text: certificate.number }]} />
      {certificate.revocation ? (
        <>
          <ConfirmationPanel title={t('revokedTitle')} reference={certificate.number}>{t('revokedText', { day: formatDay(certificate.revocation.on), reason: certificate.revocation.reason })}</ConfirmationPanel>
          <p className="mt-5">{t('revokedNext')}</p>
          <div className="row"><ButtonLink variant="secondary" href={paths.verify(certificate.code)}>{t('revokedVerify')}</ButtonLink><ButtonLink variant="quiet" href={paths.complianceOfficer(certificate.officerId)}>{t('revokedOfficer')}</ButtonLink></div>
        </>
      ) : (
        <>
          <h1>{t('revokeQuestion', { number: certificate.number })}</h1>
          <p className="lead">{t('revokeConsequence')}</p>
          {certificate.regraded ? <Callout kind="info" title={t('revokeRegraded', { day: formatDay(dayOfInstant(new Date(certificate.regraded.at))) })}><p>{t('revokeRegradedText', { reason: certificate.regraded.reason })}</p></Callout> : null}
          <RevokeForm certificate={certificate} today={day} typed={answer?.typed ?? {}} faults={faults} />
        </>
      )}
    </div>
  )
}
