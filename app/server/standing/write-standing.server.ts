/**
 * The rows of the three projections of some officers (standing_span, standing_gap, standing_quarter): all of them out, all of
 * them in, each by one statement, because a command about one officer waits for every round trip. For replaceSpans, in its
 * transaction and under its locks.
 */
import { Prisma } from '@prisma/client'
import { gapCode } from '~/domain/compliance/gap-code'
import type { StandingRun } from '~/domain/compliance/met-spans'
import type { OfficerGap } from './judge-gaps.server'
import type { RunQuery } from './load-person-facts.server'
import { noQuarters, quarterDays } from './quarter-days.server'

export type OfficerSpan = StandingRun & { readonly officerId: string }

/**
 * Takes the rows out, and notes which units the open transaction changes the standing of somebody in: those of the spans there
 * are, and those `coming`. Figures kept of a unit (server/compliance/keep-unit-days) hold only while every such transaction was
 * visible when they were worked out. Notes are only added, each by its own transaction, so writers never wait for one another.
 */
export async function clearStanding(run: RunQuery, officerIds: readonly string[], coming: readonly string[]): Promise<void> {
  const ids = [...officerIds]
  await run(Prisma.sql`
    WITH touched AS (
      INSERT INTO unit_touch (unit_id, xid)
      SELECT unit_id, pg_current_xact_id()::text::bigint FROM standing_span WHERE officer_id = ANY(${ids}::uuid[])
      UNION SELECT unit_id, pg_current_xact_id()::text::bigint FROM unnest(${[...new Set(coming)]}::uuid[]) AS new (unit_id)
      ON CONFLICT DO NOTHING
    ), spans AS (DELETE FROM standing_span WHERE officer_id = ANY(${ids}::uuid[])
    ), gaps AS (DELETE FROM standing_gap WHERE officer_id = ANY(${ids}::uuid[]))
    DELETE FROM standing_quarter WHERE officer_id = ANY(${ids}::uuid[])`)
}

/** Quarters follow from the spans: a row for each main post of a person, with the ends of quarters on which it was held, and of those on which its standard was met. */
export async function writeStanding(run: RunQuery, spans: readonly OfficerSpan[], gaps: readonly OfficerGap[]): Promise<void> {
  if (spans.length === 0) return
  const span = columnsOf(spans)
  const gap = columnsOf(gaps)
  await run(Prisma.sql`
    WITH spans AS (
      INSERT INTO standing_span (officer_id, unit_id, position_id, valid_from, valid_to, meets, met_count, total_count)
      SELECT officer_id, unit_id, position_id, valid_from, NULLIF(valid_to, 'infinity'), met = total AND total > 0, met, total
      FROM unnest(${span((row) => row.officerId)}::uuid[], ${span((row) => row.unitId)}::uuid[],
        ${span((row) => row.positionId)}::uuid[], ${span((row) => row.from)}::date[], ${span((row) => row.to ?? 'infinity')}::date[],
        ${span((row) => row.metCount)}::int[], ${span((row) => row.totalCount)}::int[])
        AS new (officer_id, unit_id, position_id, valid_from, valid_to, met, total)
      RETURNING officer_id, unit_id, position_id, valid_from, valid_to, meets
    ), gaps AS (
      INSERT INTO standing_gap (officer_id, valid_from, valid_to, unit_id, position_id, standard_id, leaves)
      SELECT officer_id, valid_from, NULLIF(valid_to, 'infinity'), unit_id, position_id, standard_id, leaves::int[]
      FROM unnest(${gap((row) => row.officerId)}::uuid[], ${gap((row) => row.from)}::date[], ${gap((row) => row.to ?? 'infinity')}::date[],
        ${gap((row) => row.unitId)}::uuid[], ${gap((row) => row.positionId)}::uuid[], ${gap((row) => row.standardId)}::uuid[],
        ${gap((row) => `{${row.leaves.map(gapCode).join(',')}}`)}::text[])
        AS new (officer_id, valid_from, valid_to, unit_id, position_id, standard_id, leaves)
    ), held AS MATERIALIZED (SELECT officer_id, unit_id, position_id, meets, ${quarterDays(Prisma.sql`valid_from`, Prisma.sql`valid_to`)} AS days FROM spans)
    INSERT INTO standing_quarter (officer_id, unit_id, position_id, held, met)
    SELECT officer_id, unit_id, position_id, bit_or(days), bit_or(CASE WHEN meets THEN days ELSE ${noQuarters} END)
    FROM held GROUP BY officer_id, unit_id, position_id HAVING bit_or(days) <> ${noQuarters}`)
}

const columnsOf = <Row>(rows: readonly Row[]) => <Value>(pick: (row: Row) => Value): Value[] => rows.map(pick)
