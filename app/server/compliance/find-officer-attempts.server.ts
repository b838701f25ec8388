/**
 * The latest tests of one officer begun by the end of a day, with the result that counts; asks for no right. As known at an
 * earlier moment: begun by then, handed in if that was by then, with the latest result there was.
 */
import type { AttemptItem } from '~/domain/compliance/officer-standing'
import { endOfDay } from '~/domain/compliance/as-of'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

const MOST = 100

/** `more`: how many earlier ones are left out. */
export async function findOfficerAttempts(officerId: string, asOf: Day, knownAt?: Date): Promise<{ readonly latest: AttemptItem[]; readonly more: number }> {
  const until = endOfDay(asOf)
  const where = { officerId, startedAt: { lte: knownAt !== undefined && knownAt < until ? knownAt : until } }
  const rows = await db().attempt.findMany({
    where,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: {
      id: true, state: true, endedBy: true, startedAt: true, submittedAt: true, course: { select: { code: true } }, courseVersion: { select: { title: true } },
      results: { ...(knownAt === undefined ? {} : { where: { gradedAt: { lte: knownAt } } }), orderBy: { number: 'desc' }, take: 1, select: { mark: true, maximum: true, passed: true } },
    },
  })
  const more = rows.length < MOST ? 0 : (await db().attempt.count({ where })) - rows.length
  return {
    latest: rows.map((row) => asKnown(row, knownAt)).map(({ results: [result], ...row }): AttemptItem => ({
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

/** A test handed in after the moment was under way at it. */
function asKnown<Row extends { readonly state: string; readonly submittedAt: Date | null }>(row: Row, knownAt: Date | undefined): Row {
  return knownAt !== undefined && row.submittedAt !== null && row.submittedAt > knownAt ? { ...row, state: 'in_progress', submittedAt: null } : row
}

function stateOf({ state, endedBy }: { state: string; endedBy: string | null }, result: { passed: boolean } | undefined): AttemptItem['state'] {
  if (state === 'in_progress') return 'open'
  if (result === undefined) return 'marking'
  if (result.passed) return 'passed'
  return endedBy === 'abandoned' ? 'abandoned' : 'failed'
}
