/** Bodies are limited before the framework reads them: by the declared length, and by what really arrives. */
import type { NextFunction, Request, Response } from 'express'
import { errorPage } from './error-page'

/** Forms and answers are small. */
export const MAX_BODY_BYTES = 256 * 1024
/** Files of questions are not, and have one page of their own. */
export const MAX_IMPORT_BYTES = 10_200_000
const IMPORT_PAGE = /^\/trainer\/courses\/[^/]+\/import(?:\.data)?$/
/** Lists of officers, and of their proofs, are larger still. */
export const MAX_ROSTER_UPLOAD = 20_200_000
const ROSTER_PAGE = /^\/(?:roster|evidence)(?:\.data)?$/
/** A framework of competencies as CASE JSON, and a matrix of standards. */
export const MAX_STANDARD_UPLOAD = 4_200_000
const STANDARD_PAGE = /^\/compliance\/standards\/(?:framework\/)?import(?:\.data)?$/
const MAPPING_PAGE = /^\/reorganisations\/(?:new|[^/]+\/edit)(?:\.data)?$/
export const MAX_HEADER_VALUE = 8 * 1024

export function limitBody(req: Request, res: Response, next: NextFunction): void {
  const refuse = () => {
    if (res.headersSent) return void req.destroy()
    res.setHeader('Connection', 'close')
    res.status(413).type('html').send(errorPage(413, res.locals.requestId as string, req.get('cookie')))
  }
  if (req.url.length > MAX_HEADER_VALUE) return void res.status(414).type('html').send(errorPage(414, res.locals.requestId as string, req.get('cookie')))
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  const limit = IMPORT_PAGE.test(req.path) || MAPPING_PAGE.test(req.path) ? MAX_IMPORT_BYTES : ROSTER_PAGE.test(req.path) ? MAX_ROSTER_UPLOAD : STANDARD_PAGE.test(req.path) ? MAX_STANDARD_UPLOAD : MAX_BODY_BYTES
  if (Number(req.get('content-length') ?? 0) > limit) return refuse()
  let received = 0
  const emit = req.emit.bind(req)
  // Count chunks as they pass, whoever reads them: a chunked body declares no length.
  req.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'data') {
      received += (args[0] as Buffer).length
      if (received > limit) {
        refuse()
        req.destroy()
        return false
      }
    }
    return emit(event, ...args)
  }) as typeof req.emit
  next()
}
