/**
 * What Remix leaves to a machine gets a page for a person: a database that is away is a 503 to be tried again, and a
 * resource route's refusal would be a line of JSON. Scripts that ask for JSON keep theirs.
 */
import type { NextFunction, Request, Response } from 'express'
import { errorPage } from './error-page'

export function pagesForFailures(req: Request, res: Response, next: NextFunction): void {
  const { write, end } = res
  const page = (): string | undefined => {
    const down = (res.locals.remix as { databaseDown?: boolean } | undefined)?.databaseDown
    if (down) res.status(503).set('Retry-After', '5').statusMessage = 'Service Unavailable'
    const refusal = res.getHeader('x-remix-error') === 'yes' && /\bjson\b/.test(String(res.getHeader('content-type')))
    return down || (refusal && req.accepts(['html', 'json']) === 'html') ? errorPage(res.statusCode, res.locals.requestId as string, req.get('cookie')) : undefined
  }
  let shown: string | undefined
  let decided = false
  const decide = () => {
    if (!decided) shown = page()
    decided = true
    return shown
  }
  res.write = ((...args: unknown[]) => (decide() === undefined ? (write as (...all: unknown[]) => boolean).apply(res, args) : true)) as typeof res.write
  res.end = ((...args: unknown[]) => {
    const text = decide()
    if (text === undefined) return (end as (...all: unknown[]) => Response).apply(res, args)
    res.removeHeader('Content-Length')
    res.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    return (end as (body: string) => Response).call(res, text)
  }) as typeof res.end
  next()
}
