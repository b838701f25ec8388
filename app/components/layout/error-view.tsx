import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'

const known = new Set([400, 401, 403, 404, 405, 413, 414, 429, 500, 503])

/** An error page in words: what failed, that data is safe, what to do, and the code to report. Never a stack. */
export function ErrorView({ status, requestId, signedIn }: { readonly status: number; readonly requestId?: string; readonly signedIn: boolean }) {
  const { t } = useTranslation('error')
  const code = known.has(status) ? status : status < 500 ? 400 : 500
  return (
    <div className="narrow error-view">
      <p className="meta num">{code}</p>
      <h1>{t(`title${code}`)}</h1>
      <p className="lead">{t(`text${code}`)}</p>
      <div className="row">
        <a className="btn" href={signedIn ? paths.home() : paths.login()}>{t('home')}</a>
      </div>
      {requestId && code >= 500 ? <p className="hint">{t('incident')}: <code>{requestId}</code></p> : null}
    </div>
  )
}
