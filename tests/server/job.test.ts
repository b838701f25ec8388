/** What a job throws is kept by the queue: without the values that a statement failed on. */
import { setTimeout as breath } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from './database'

await testDatabase()
const { fileWords } = await import('../../app/process/file-words')
const { db } = await import('../../app/server/db.server')
const { newId } = await import('../../app/server/id.server')
const { sendJob } = await import('../../app/server/job/send-job.server')
const { prepareJobs, startJobs } = await import('../../app/server/job/start-jobs.server')
const { STANDING_REWRITE_JOB } = await import('../../app/server/standing/continue-standing-rewrites.server')
const { makeOfficer } = await import('../factories/officer')
const { makePosition } = await import('../factories/position')

type Failed = { state: string; output: { type?: string; code?: string; message?: string; at?: string[] } }
const failed = () => db().$queryRaw<Failed[]>`SELECT state::text, output FROM job.job WHERE name = ${STANDING_REWRITE_JOB} AND output IS NOT NULL`

test('of a statement that failed on a value the queue keeps the code and the place, not the value', async () => {
  await makeOfficer({ fullName: 'Tô Thị Kín Đáo' })
  await db().$executeRawUnsafe(`CREATE FUNCTION spill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM full_name::int FROM officer; RETURN NEW; END $$`)
  await db().$executeRawUnsafe('CREATE TRIGGER spill BEFORE UPDATE ON standing_rewrite FOR EACH ROW EXECUTE FUNCTION spill()')
  await db().standingRewrite.create({ data: { id: newId(), positionId: (await makePosition()).id, requestedAt: new Date(), total: 0 } })
  await prepareJobs()
  const jobs = startJobs({ delivery: null, fileWords })
  try {
    for (let turn = 0; turn < 80 && (await failed()).length === 0; turn++) {
      if (turn % 10 === 0) await sendJob(STANDING_REWRITE_JOB)
      await breath(250)
    }
    const [row] = await failed()
    expect(JSON.stringify(row)).not.toMatch(/Kín|Đáo|Tô Thị/)
    expect(row?.output).toMatchObject({ type: expect.stringMatching(/Error$/) as string, message: 'job failed' })
    expect(JSON.stringify(row?.output)).toContain('22P02')
    expect(row?.output.at?.some((frame) => frame.includes('continue-standing-rewrites'))).toBe(true)
  } finally {
    await jobs.stop()
  }
}, 60_000)
