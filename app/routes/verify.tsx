import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Verification } from '~/components/certificate/verification'
import { Button } from '~/components/ui/button'
import { normaliseCode } from '~/domain/certificate/verification-code'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { publicRoute } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { claimVerification } from '~/server/certificate/claim-verification.server'
import { findCertificateByCode } from '~/server/certificate/find-certificate-by-code.server'
import { now, today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  publicRoute()
  const { t } = i18nFor(languageOf(request))
  const typed = new URL(request.url).searchParams.get('code')?.trim()
  // The form's answer has an address of its own, the one that the QR code holds.
  if (typed && params.code === undefined) throw redirect(paths.verify(normaliseCode(typed) ?? typed.slice(0, 60)))
  const page = { title: t('common:titleSuffix', { title: t('certificate:verifyTitle') }), code: params.code?.slice(0, 60) ?? '', checkedAt: formatInstant(now()) }
  if (page.code === '') return data({ ...page, result: null })
  if (!claimVerification(String((context as { address?: unknown }).address), now())) throw refuse(429)
  const result = await findCertificateByCode(page.code, today())
  return data({ ...page, code: normaliseCode(page.code) ?? page.code, result })
}

export default function Verify() {
  const { code, result, checkedAt } = useLoaderData<typeof loader>()
  const { t } = useTranslation('certificate')
  return (
    <>
      <div className="verify">
        <h1>{t('verifyTitle')}</h1>
        <p className="lead">{t('verifyLead')}</p>
        <form method="get" action={paths.verify()}>
          <div className="field">
            <label htmlFor="code">{t('verifyLabel')}</label>
            <p className="hint" id="code-hint">{t('verifyHint')}</p>
            <div className="with-button">
              <input className="input code num" id="code" name="code" defaultValue={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} required aria-describedby="code-hint" />
              <Button>{t('verifySubmit')}</Button>
            </div>
          </div>
        </form>
      </div>
      {result ? <Verification result={result} /> : null}
      {result ? <p className="meta">{t('verifyFoot', { time: checkedAt })}</p> : null}
    </>
  )
}
