import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CertificatePaper } from '~/components/certificate/certificate-paper'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { DefinitionList } from '~/components/ui/definition-list'
import { Icon } from '~/components/ui/icon'
import { certificatePaper } from '~/domain/certificate/certificate-paper'
import { lastDayOf, registryNumber } from '~/domain/certificate/certificate'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadCertificate } from '~/server/certificate/load-certificate.server'
import { qrPath } from '~/server/certificate/qr-matrix.server'
import { verificationAddress } from '~/server/certificate/verification-address.server'
import { today } from '~/server/clock.server'

export const handle = { layout: 'bare' } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const id = requireId(args.params.id)
  const found = actor.officerId ? await loadCertificate(actor.officerId, id, today()) : null
  if (!found) throw refuse(404)
  const { facts } = found
  const { t } = i18nFor(languageOf(args.request))
  const number = registryNumber(facts.registryNumber, facts.registryBook)
  return {
    title: t('common:titleSuffix', { title: t('certificate:paperTitle', { number }) }),
    id,
    state: found.state,
    revokedOn: found.revokedOn,
    lastDay: lastDayOf(facts.span),
    number,
    code: facts.code,
    holder: facts.snapshot.holder.fullName,
    course: facts.snapshot.course.title,
    grade: facts.snapshot.grade,
    paper: certificatePaper(facts),
    qr: qrPath(verificationAddress(paths.verify(facts.code), args.request.url)),
  }
}

export default function Certificate() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation(['certificate', 'common'])
  const until = page.lastDay === null ? t('forever') : formatDay(page.lastDay)
  const rows = [
    { term: t('textHolder'), value: page.holder },
    { term: t('textCourse'), value: page.course },
    { term: t('textGrade'), value: page.grade },
    { term: t('textRegistry'), value: page.number },
    { term: t('textCode'), value: page.code },
    { term: t('textUntil'), value: until },
  ]
  return (
    <div className="certificate-page">
      <a className="skip btn" href="#noi-dung">{t('common:skipToContent')}</a>
      <div className="certificate-bar noprint">
        <a href={paths.certificates()}><Icon name="back" /> {t('back')}</a>
        <span className="row">
          <button className="btn secondary small" type="button" hidden data-print=""><Icon name="print" />{t('print')}</button>
          <ButtonLink href={paths.certificatePdf(page.id)} size="small" icon="download" download="">{t('download')}</ButtonLink>
        </span>
      </div>
      <main className="certificate-main" id="noi-dung" tabIndex={-1}>
        {page.state === 'valid' ? null : (
          <div className="wrap noprint">
            <Callout kind="warning" title={t(page.state === 'revoked' ? 'stateRevoked' : 'stateExpired')}><p>{page.state === 'revoked' ? t('warnRevoked', { day: page.revokedOn ? formatDay(page.revokedOn) : '' }) : t('warnExpired', { day: until })}</p></Callout>
          </div>
        )}
        <CertificatePaper paper={page.paper} qr={{ ...page.qr, label: t('qrLabel') }} />
        <div className="cert-text"><DefinitionList rows={rows} /></div>
      </main>
    </div>
  )
}
