/**
 * The claim of a background job: the oldest row of a table that is in a state of work and that nobody works on, marked as worked
 * on from now. Work whose worker died (no sign of life for half a minute) is taken up again. Two workers never get the same row.
 */
import { Prisma } from '@prisma/client'
import { db } from '~/server/db.server'

const SILENT_MS = 30_000

/** Tables whose rows go through planning, applying and undoing. */
export type WorkTable = 'roster_import' | 'evidence_import' | 'reorganisation'

/** Out: what to work on, or undefined when there is nothing left. */
export async function takeUpWork<State extends string>(table: WorkTable, now: Date): Promise<{ readonly id: string; readonly state: State } | undefined> {
  const rows = Prisma.raw(table)
  const [next] = await db().$queryRaw<{ id: string; state: State }[]>`
    UPDATE ${rows} SET worked_at = ${now} WHERE id = (
      SELECT id FROM ${rows} WHERE state IN ('planning', 'applying', 'undoing') AND (worked_at IS NULL OR worked_at < ${new Date(now.getTime() - SILENT_MS)}) ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, state`
  return next
}
