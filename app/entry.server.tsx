import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { PassThrough, Transform } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { i18nFor, languageOf } from './messages/catalogues.server'
import { isDatabaseDown } from './server/db.server'
import { log } from './server/log.server'
import { NonceContext } from './components/nonce'

const ABORT_AFTER = 10_000

/** A refused form says so first in the title of its page, where a screen reader begins (look.md §4, error summary). */
function titleBeginning(words: string): Transform {
  let done = false
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const text = done ? undefined : chunk.toString()
      done ||= text?.includes('<title>') ?? false
      next(null, text?.replace('<title>', `<title>${words} `) ?? chunk)
    },
  })
}

export default function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // Pages are private unless their route says otherwise.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  const { nonce } = context as { nonce: string }
  const i18n = i18nFor(languageOf(request))
  return new Promise((resolve, reject) => {
    let responseStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <NonceContext.Provider value={nonce}>
          <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={ABORT_AFTER} />
        </NonceContext.Provider>
      </I18nextProvider>,
      {
        nonce,
        // Everything is loaded before rendering starts: send whole pages, so that an error can still change the status.
        onAllReady() {
          const body = responseStatus === 422 || responseStatus === 429 ? titleBeginning(i18n.t('common:errorPrefix')) : new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { status: responseStatus, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          responseStatus = 500
          log.error({ requestId: context.requestId, error: error instanceof Error ? error.stack : String(error), bot: isbot(request.headers.get('user-agent')) }, 'render failed')
        },
      },
    )
    setTimeout(abort, ABORT_AFTER + 1000).unref()
  })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return
  log.error({ requestId: context.requestId, down: isDatabaseDown(error), error: error instanceof Error ? error.stack : String(error) }, 'request failed')
}
