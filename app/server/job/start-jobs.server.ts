/**
 * Background work on a PostgreSQL-backed queue (pg-boss): every process offers hands, each job runs once.
 * The queue's tables are made once, by the primary process: several processes doing so at once would deadlock.
 */
import PgBoss from 'pg-boss'
import { evaluateAssignments } from '~/server/assignment/evaluate-assignments.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { purgeFiles } from '~/server/export-file/purge-files.server'
import type { FileWords } from '~/server/export-file/write-content.server'
import { EXPORT_JOB, writeFiles } from '~/server/export-file/write-files.server'
import { EVIDENCE_JOB, workEvidenceImports } from '~/server/evidence-import/work-evidence-imports.server'
import { env } from '~/server/env.server'
import { offerJobs } from './send-job.server'
import { described, log } from '~/server/log.server'
import { type Delivery, sendQueuedMail } from '~/server/mail/send-queued-mail.server'
import { purgeImports } from '~/server/question/purge-imports.server'
import { REORGANISATION_JOB, workReorganisations } from '~/server/reorganisation/work-reorganisations.server'
import { ROSTER_JOB, workImports } from '~/server/roster/work-imports.server'
import { purgeExpired } from '~/server/session/purge-expired.server'
import { STANDING_REWRITE_JOB, continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { climbSheets } from '~/server/unit-sheet/climb-sheets.server'
import { openSheets } from '~/server/unit-sheet/open-sheets.server'

export type Jobs = { stop: () => Promise<void> }

/** What jobs need that only the process around them can make. */
export type JobTools = { readonly delivery: Delivery | null; readonly fileWords: FileWords }

/** name → how often (cron, Hà Nội time) and what; `run` says how many things it did. */
const jobs: Readonly<Record<string, { readonly cron: string; readonly run: (now: Date, tools: JobTools) => Promise<number> }>> = {
  'attempt-finish-overdue': { cron: '* * * * *', run: finishOverdueAttempts },
  'question-import-purge': { cron: '*/10 * * * *', run: purgeImports },
  'session-purge': { cron: '17 * * * *', run: purgeExpired },
  // Once a day is enough; every hour of the working day, so that a machine that was off in the morning makes up for it.
  'assignment-evaluate': { cron: '5 6-18 * * *', run: evaluateAssignments },
  'assignment-notices': { cron: '20 6-18 * * *', run: (now) => sendNotices(now) },
  'unit-sheet-open': { cron: '35 6-18 * * *', run: openSheets },
  'unit-sheet-climb': { cron: '50 6-18 * * *', run: climbSheets },
  'mail-send': { cron: '* * * * *', run: async (_, { delivery }) => (delivery === null ? 0 : sendQueuedMail(delivery, () => new Date())) },
  [ROSTER_JOB]: { cron: '* * * * *', run: () => workImports(() => new Date()) },
  [STANDING_REWRITE_JOB]: { cron: '* * * * *', run: continueStandingRewrites },
  [EXPORT_JOB]: { cron: '* * * * *', run: (_, { fileWords }) => writeFiles(() => new Date(), fileWords) },
  'export-file-purge': { cron: '23 * * * *', run: purgeFiles },
  [REORGANISATION_JOB]: { cron: '* * * * *', run: () => workReorganisations(() => new Date()) },
  [EVIDENCE_JOB]: { cron: '* * * * *', run: () => workEvidenceImports(() => new Date()) },
}

/** Lists, reorganisations and files may take minutes; a run that is believed dead has another begun beside it. */
const LONG_RUN_S = 1800

/** Somebody waits for these with the page open. */
const AT_ONCE: readonly string[] = [ROSTER_JOB, EXPORT_JOB, REORGANISATION_JOB, STANDING_REWRITE_JOB, EVIDENCE_JOB]

function open(options: Partial<PgBoss.ConstructorOptions>): PgBoss {
  const boss = new PgBoss({ connectionString: env().databaseUrl, schema: 'job', max: 2, application_name: 'dat-chuan-jobs', ...options })
  boss.on('error', (error) => log.warn({ error }, 'job queue'))
  return boss
}

/** Makes or upgrades the queue's tables and writes the schedule. Safe to repeat; one process at a time. */
export async function prepareJobs(): Promise<void> {
  const boss = open({ supervise: false, schedule: false })
  await boss.start()
  for (const [name, { cron }] of Object.entries(jobs)) {
    const queue = { name, policy: 'short' as const, retryLimit: 2, expireInSeconds: AT_ONCE.includes(name) ? LONG_RUN_S : 300 }
    await boss.createQueue(name, queue)
    await boss.updateQueue(name, queue)
    await boss.schedule(name, cron, undefined, { tz: 'Asia/Ho_Chi_Minh' })
  }
  await boss.stop({ graceful: true, timeout: 5000 })
}

/** Offers this process's hands. Keeps trying until the database is there. */
export function startJobs(tools: JobTools): Jobs {
  const boss = open({ migrate: false })
  let stopped = false
  const start = async (): Promise<void> => {
    if (stopped) return
    try {
      await boss.start()
      offerJobs((name) => boss.send(name, {}))
      for (const [name, { run }] of Object.entries(jobs)) {
        await boss.work(name, { pollingIntervalSeconds: AT_ONCE.includes(name) ? 2 : 10 }, () => runJob(name, () => run(new Date(), tools)))
      }
    } catch (error) {
      log.warn({ error }, 'jobs not started yet')
      setTimeout(() => void start(), 5000).unref()
    }
  }
  void start()
  return {
    stop: async () => {
      stopped = true
      offerJobs(undefined)
      await boss.stop({ graceful: true, timeout: 5000 }).catch(() => undefined)
      tools.delivery?.transport.close()
    },
  }
}

/** The queue keeps what a job throws in a table of its own, message and all: it gets no more of it than the log does. */
async function runJob(name: string, run: () => Promise<number>): Promise<void> {
  try {
    const done = await run()
    if (done > 0) log.info({ job: name, done }, 'job')
  } catch (error) {
    log.error({ job: name, error }, 'job failed')
    const told = Object.assign(new Error('job failed'), described(error))
    delete told.stack
    throw told
  }
}
