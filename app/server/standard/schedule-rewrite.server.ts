/** Begins the background rewrite at once; should this process stop meanwhile, the job `standard-rewrite` goes on within a minute. */
import { log } from '~/server/log.server'
import { rewritePositionStanding } from './rewrite-position-standing.server'

export function scheduleRewrite(): void {
  setImmediate(() => {
    rewritePositionStanding().catch((error: unknown) => log.warn({ error: error instanceof Error ? error.message : String(error) }, 'standard rewrite will be tried again'))
  })
}
