/** One process that answers requests. Tells the primary when it listens; on 'stop' finishes what it has begun. */
import { env } from '~/server/env.server'
import { closeDb } from '~/server/db.server'
import { log } from '~/server/log.server'
import { startJobs } from '~/server/job/start-jobs.server'
import { createApp } from './app'
import { openDelivery } from './mail-delivery'
import { fileWords } from './file-words'

/** Without a primary nobody else ends a process that an answer keeps busy. */
const PATIENCE_MS = 15_000

let stopping = false
let finish: () => void = () => process.exit(0)

function stop(): void {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
  finish()
}

process.on('message', (message) => message === 'stop' && stop())
process.on('disconnect', stop)
process.on('SIGTERM', stop)
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'))
// Node would print the error with all that it holds.
process.on('uncaughtException', (error) => {
  log.fatal({ error }, 'uncaught exception')
  process.exit(1)
})

const app = await createApp()
const { HOST, PORT } = env()
const server = app.listen(PORT, HOST, () => process.send?.('ready'))
server.keepAliveTimeout = 65_000
server.requestTimeout = 60_000
const jobs = startJobs({ delivery: openDelivery(), fileWords })

finish = () => {
  server.close(async () => {
    await jobs.stop()
    await closeDb()
    process.exit(0)
  })
  server.closeIdleConnections()
  setInterval(() => server.closeIdleConnections(), 200).unref()
}
