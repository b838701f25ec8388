/** The latest tests of one officer begun by the end of a day, with the result that counts; asks for no right. */
import type { AttemptItem } from '~/domain/compliance/officer-standing'
import { endOfDay } from '~/domain/compliance/as-of'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

const MOST = 100

/** `more`: how many earlier ones are left out. */
export async function findOfficerAttempts(officerId: string, asOf: Day): Promise<{ readonly latest: AttemptItem[]; readonly more: number }> {
  const where = { officerId, startedAt: { lte: endOfDay(asOf) } }
  const rows = await db().attempt.findMany({
    where,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: {
      id: true, state: true, endedBy: true, startedAt: true, submittedAt: true, course: { select: { code: true } }, courseVersion: { select: { title: true } },
      results: { orderBy: { number: 'desc' }, take: 1, select: { mark: true, maximum: true, passed: true } },
    },
  })
  const more = rows.length < MOST ? 0 : (await db().attempt.count({ where })) - rows.length
  return {
    latest: rows.map(({ results: [result], ...row }): AttemptItem => ({
      id: row.id,
      courseCode: row.course.code,
      courseTitle: row.courseVersion.title,
      on: dayOfInstant(row.submittedAt ?? row.startedAt),
      state: stateOf(row, result),
      percent: result === undefined || Number(result.maximum) === 0 ? null : Math.round((Number(result.mark) / Number(result.maximum)) * 1000) / 10,
    })),
    more,
  }
}

function stateOf({ state, endedBy }: { state: string; endedBy: string | null }, result: { passed: boolean } | undefined): AttemptItem['state'] {
  if (state === 'in_progress') return 'open'
  if (result === undefined) return 'marking'
  if (result.passed) return 'passed'
  return endedBy === 'abandoned' ? 'abandoned' : 'failed'
}
