/**
 * Refuses state-changing requests that do not come from our own pages, before Remix sees them: Remix 2's own check covers
 * page actions only, and lets a missing Origin pass. Browsers send Origin with every POST, and Sec-Fetch-Site since 2020.
 */
import type { NextFunction, Request, Response } from 'express'
import { env } from '~/server/env.server'
import { log } from '~/server/log.server'
import { errorPage } from './error-page'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Origins that are ours: the configured address, or (demo) the address the request was sent to. */
function isOurs(origin: string, req: Request): boolean {
  const { PUBLIC_URL } = env()
  if (PUBLIC_URL) return origin === new URL(PUBLIC_URL).origin
  return origin === `${req.protocol}://${req.get('host')}`
}

export function refuseForeignOrigin(req: Request, res: Response, next: NextFunction): void {
  if (SAFE.has(req.method)) return next()
  const origin = req.get('origin')
  const site = req.get('sec-fetch-site')
  const allowed = origin !== undefined && origin !== 'null' ? isOurs(origin, req) : site === 'same-origin'
  if (allowed && (site === undefined || site === 'same-origin' || site === 'none')) return next()
  log.warn({ requestId: res.locals.requestId, method: req.method }, 'foreign origin refused')
  res.status(403).type('html').send(errorPage(403, res.locals.requestId as string, req.get('cookie')))
}
