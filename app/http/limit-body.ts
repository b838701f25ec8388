/** Bodies are limited before the framework reads them: by the declared length, and by what really arrives. */
import type { NextFunction, Request, Response } from 'express'
import { errorPage } from './error-page'

/** Forms and answers are small; imports have their own route and limit. */
export const MAX_BODY_BYTES = 256 * 1024
export const MAX_HEADER_VALUE = 8 * 1024

export function limitBody(req: Request, res: Response, next: NextFunction): void {
  const refuse = () => {
    if (res.headersSent) return void req.destroy()
    res.setHeader('Connection', 'close')
    res.status(413).type('html').send(errorPage(413, res.locals.requestId as string, req.get('cookie')))
  }
  if (req.url.length > MAX_HEADER_VALUE) return void res.status(414).type('html').send(errorPage(414, res.locals.requestId as string, req.get('cookie')))
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  if (Number(req.get('content-length') ?? 0) > MAX_BODY_BYTES) return refuse()
  let received = 0
  const emit = req.emit.bind(req)
  // Count chunks as they pass, whoever reads them: a chunked body declares no length.
  req.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'data') {
      received += (args[0] as Buffer).length
      if (received > MAX_BODY_BYTES) {
        refuse()
        req.destroy()
        return false
      }
    }
    return emit(event, ...args)
  }) as typeof req.emit
  next()
}
