/** Background work on a PostgreSQL-backed queue (pg-boss): every process offers hands, each job runs once. */
import PgBoss from 'pg-boss'
import { env } from '~/server/env.server'
import { log } from '~/server/log.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { purgeExpired } from '~/server/session/purge-expired.server'

export type Jobs = { stop: () => Promise<void> }

/** name → how often (cron, Hà Nội time) and what. */
export const jobs = {
  'attempt-finish-overdue': { cron: '* * * * *', run: finishOverdueAttempts },
  'session-purge': { cron: '17 * * * *', run: purgeExpired },
} as const

export async function startJobs(): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: env().databaseUrl, schema: 'job', max: 2, application_name: 'dat-chuan-jobs' })
  boss.on('error', (error) => log.warn({ error: error.message }, 'job queue'))
  await boss.start()
  for (const [name, { cron, run }] of Object.entries(jobs)) {
    await boss.createQueue(name, { name, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
    await boss.schedule(name, cron, undefined, { tz: 'Asia/Ho_Chi_Minh' })
    await boss.work(name, { pollingIntervalSeconds: 15 }, async () => {
      const done = await run(new Date())
      if (done > 0) log.info({ job: name, done }, 'job')
    })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
