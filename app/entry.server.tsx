import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { Writable } from 'node:stream'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceContext } from './components/nonce'
import { i18nFor, languageOf } from './messages/catalogues.server'
import { isDatabaseDown } from './server/database-down.server'
import { log } from './server/log.server'

const ABORT_AFTER = 10_000

/** Whether some route of this page asks for React in the browser: only then is loader data sent along, as a stream. */
function isHydrated({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => (routeModules[route.id]?.handle as { hydrate?: boolean } | undefined)?.hydrate)
}

/**
 * Renders with streams, collected into one text. React 18 fills the end of its buffer with NUL where a letter of several
 * bytes does not fit; they are dropped here.
 */
function renderCompletely(page: ReactElement, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const collected = new Writable({
      write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()),
      final: (done) => (resolve(Buffer.concat(chunks).toString().replaceAll('\0', '')), done()),
    })
    const { pipe, abort } = renderToPipeableStream(page, { nonce, onAllReady: () => pipe(collected), onShellError: reject, onError: reject })
    setTimeout(abort, ABORT_AFTER).unref()
  })
}

/** Pages are rendered completely, then sent: an error can still change the status, and most pages are one quick call. */
export default async function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  const { nonce } = context as { nonce: string }
  const i18n = i18nFor(languageOf(request))
  const page = (
    <I18nextProvider i18n={i18n}>
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={ABORT_AFTER} />
      </NonceContext.Provider>
    </I18nextProvider>
  )
  const html = isHydrated(remix) ? await renderCompletely(page, nonce) : renderToString(page)
  // A refused form says so first in the title of its page, where a screen reader begins (look.md §4, error summary).
  const refused = status === 422 || status === 429
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // Pages are private unless their route says otherwise.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  const body = refused ? html.replace('<title>', `<title>${i18n.t('common:errorPrefix')} `) : html
  return new Response(body.startsWith('<!') ? body : `<!DOCTYPE html>${body}`, { status, headers })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A refusal is an answer, not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  // app/process/app.ts makes a 503 of it.
  context.databaseDown = isDatabaseDown(error)
  if (context.databaseDown) log.warn({ requestId: context.requestId }, 'database away')
  else log.error({ requestId: context.requestId, error }, 'request failed')
}
