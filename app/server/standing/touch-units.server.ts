/**
 * Notes which units the open transaction changes the standing of somebody in: those of the spans there are and of those to
 * come. Figures kept of a unit (server/compliance/keep-unit-days) hold only while every such transaction was visible when
 * they were worked out. Rows are only added, each by its own transaction, so writers never wait for one another here.
 */
import { Prisma } from '@prisma/client'
import type { RunQuery } from './load-person-facts.server'

/** To be called before the spans are replaced. */
export async function touchUnits(run: RunQuery, officerIds: readonly string[], coming: readonly string[]): Promise<void> {
  await run(Prisma.sql`
    INSERT INTO unit_touch (unit_id, xid)
    SELECT unit_id, pg_current_xact_id()::text::bigint FROM standing_span WHERE officer_id = ANY(${[...officerIds]}::uuid[])
    UNION SELECT unit_id, pg_current_xact_id()::text::bigint FROM unnest(${[...new Set(coming)]}::uuid[]) AS new (unit_id)
    ON CONFLICT DO NOTHING`)
}
