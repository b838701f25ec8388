/** The HTTP application of one process: guards first, static files, health, metrics, then Remix. */
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorPage } from '~/http/error-page'
import { pagesForFailures } from '~/http/failure-pages'
import { limitBody } from '~/http/limit-body'
import { refuseForeignOrigin } from '~/http/origin-guard'
import { securityHeaders } from '~/http/security-headers'
import { env } from '~/server/env.server'
import { isDatabaseDown } from '~/server/database-down.server'
import { readiness } from '~/server/health/get-readiness.server'
import { log } from '~/server/log.server'
import { observeRequest, renderMetrics } from '~/server/metrics/metrics.server'
import { root } from './prepare.mjs'

function requestContext(req: Request, res: Response, next: NextFunction): void {
  const started = process.hrtime.bigint()
  res.locals.requestId = randomBytes(8).toString('hex')
  res.locals.nonce = randomBytes(16).toString('base64')
  res.setHeader('X-Request-Id', res.locals.requestId)
  res.on('finish', () => {
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    observeRequest(req.method, res.statusCode, seconds)
    if (res.statusCode >= 500) log.error({ requestId: res.locals.requestId, method: req.method, status: res.statusCode, ms: Math.round(seconds * 1000) }, 'request')
    else log.debug({ requestId: res.locals.requestId, method: req.method, status: res.statusCode, ms: Math.round(seconds * 1000) }, 'request')
  })
  next()
}

const isLoopback = (address: string | undefined) => address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'

async function metrics(req: Request, res: Response): Promise<void> {
  const { METRICS_TOKEN } = env()
  const byToken = METRICS_TOKEN !== undefined && req.get('authorization') === `Bearer ${METRICS_TOKEN}`
  // Behind a proxy every connection is loopback, so there only the token counts.
  const byPlace = isLoopback(req.socket.remoteAddress) && !req.get('x-forwarded-for')
  if (!byToken && !byPlace) return void res.status(403).type('text').send('forbidden\n')
  const { contentType, body } = await renderMetrics()
  res.set('Content-Type', contentType).send(body)
}

export async function createApp(): Promise<express.Express> {
  const build = (await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)) as ServerBuild
  const behaviours = JSON.parse(readFileSync(path.join(root, 'build/behaviours.json'), 'utf8')) as Record<string, string>
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', env().TRUST_PROXY)
  app.use(requestContext, securityHeaders)

  app.get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').type('text').send('ok\n'))
  app.get('/readyz', async (_req, res) => {
    const state = await readiness()
    res.set('Cache-Control', 'no-store').status(state.ready ? 200 : 503).type('text').send(`${state.detail}\n`)
  })
  app.get('/metrics', metrics)

  app.use(compression({ threshold: 1024, level: 4 }))
  const client = path.join(root, 'build/client')
  app.use('/assets', express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(existsSync(client) ? client : path.join(root, 'public'), { maxAge: '1h', index: false }))

  app.use(refuseForeignOrigin, limitBody)
  app.use(pagesForFailures)
  app.all('*', createRequestHandler({
    build,
    mode: process.env.NODE_ENV,
    getLoadContext: (req, res) => (res.locals.remix = {
      requestId: res.locals.requestId as string,
      nonce: res.locals.nonce as string,
      address: req.ip ?? req.socket.remoteAddress ?? 'unknown',
      secure: req.secure,
      behaviours,
    }),
  }))
  app.use((error: Error, req: Request, res: Response, _next: NextFunction) => {
    const status = isDatabaseDown(error) ? 503 : ((error as { status?: number }).status ?? 500)
    if (status >= 500) log.error({ requestId: res.locals.requestId, error }, 'request failed')
    if (res.headersSent) return void res.end()
    res.status(status).type('html').send(errorPage(status, res.locals.requestId as string, req.get('cookie')))
  })
  return app
}
