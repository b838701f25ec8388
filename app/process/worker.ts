/** One process that answers requests. Tells the primary when it listens; on 'stop' finishes what it has begun. */
import { env } from '~/server/env.server'
import { closeDb } from '~/server/db.server'
import { log } from '~/server/log.server'
import { startJobs } from '~/server/job/start-jobs.server'
import { createApp } from './app'

const app = await createApp()
const { HOST, PORT } = env()
const server = app.listen(PORT, HOST, () => process.send?.('ready'))
server.keepAliveTimeout = 65_000
server.requestTimeout = 60_000
const jobs = startJobs()

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  server.close(async () => {
    await jobs.stop()
    await closeDb()
    process.exit(0)
  })
  server.closeIdleConnections()
  setInterval(() => server.closeIdleConnections(), 200).unref()
}

process.on('message', (message) => message === 'stop' && stop())
process.on('disconnect', stop)
process.on('SIGTERM', stop)
process.on('SIGINT', () => {})
process.on('unhandledRejection', (reason) => log.error({ error: reason instanceof Error ? reason.stack : String(reason) }, 'unhandled rejection'))
