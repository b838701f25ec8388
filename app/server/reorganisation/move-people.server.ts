/** The postings of some officers across a reorganisation, inside its transaction: superseded, written anew, standing after them. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { type HeldPosting, movePostings } from '~/domain/reorganisation/move-postings'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'

export type MovePeople = { readonly id: string; readonly officerIds: readonly string[]; readonly on: Day; readonly decision: string; readonly now: Date }
type Row = { id: string; officer_id: string; unit_id: string; position_id: string; kind: 'main' | 'concurrent'; valid_from: string; valid_to: string | null; target: string | null }

export async function movePeople(tx: Transaction, { id, officerIds, on, decision, now }: MovePeople): Promise<void> {
  const ids = [...officerIds]
  await tx.$queryRaw(Prisma.sql`SELECT id FROM officer WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT p.id, p.officer_id, p.unit_id, p.position_id, p.kind, p.valid_from::text, p.valid_to::text, m.to_unit_id AS target
    FROM posting p LEFT JOIN reorganisation_move m ON m.reorganisation_id = ${id}::uuid AND m.posting_id = p.id
    WHERE p.officer_id = ANY(${ids}::uuid[]) AND p.superseded_at IS NULL ORDER BY p.officer_id, p.id`)
  const people = new Map<string, Row[]>()
  for (const row of rows) people.set(row.officer_id, [...(people.get(row.officer_id) ?? []), row])
  const moved = [...people.values()].flatMap((own) => {
    const unitOf = new Map(own.map((row) => [row.id, row]))
    const goes = new Map(own.flatMap((row) => (row.target === null ? [] : [[row.id, row.target] as const])))
    return movePostings(own.map(heldOf), goes, on).map((one) => ({ ...one, row: unitOf.get(one.id) as Row, written: one.written.map((posting) => ({ ...posting, id: newId() })) }))
  })
  const count = await tx.$executeRaw(Prisma.sql`UPDATE posting SET superseded_at = ${now} WHERE id = ANY(${moved.map((one) => one.id)}::uuid[]) AND superseded_at IS NULL`)
  if (count !== moved.length) throw new Error('changedSince')
  const postings = moved.flatMap(({ row, written }) => written.map((one) => ({ id: one.id, officer_id: row.officer_id, unit_id: one.unitId, position_id: one.positionId, kind: one.kind, valid_from: one.span.from, valid_to: one.span.to, moved: one.moved, old: row.id, supersedes_id: one.supersedesId })))
  await tx.$executeRaw`
    INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at, supersedes_id)
    SELECT r.id, r.officer_id, r.unit_id, r.position_id, r.kind, r.valid_from, r.valid_to, CASE WHEN r.moved THEN ${decision} ELSE old.decision END, ${now}, r.supersedes_id
    FROM json_to_recordset(${JSON.stringify(postings)}::json) AS r(id uuid, officer_id uuid, unit_id uuid, position_id uuid, kind text, valid_from date, valid_to date, moved boolean, old uuid, supersedes_id uuid)
    JOIN posting old ON old.id = r.old`
  const made = moved.map(({ id: posting_id, row, written }) => ({ posting_id, officer_id: row.officer_id, unit_id: row.unit_id, written: written.map((one) => one.id) }))
  // A concurrent posting that stays and was only cut has no row of its own yet.
  await tx.$executeRaw`
    INSERT INTO reorganisation_move (reorganisation_id, posting_id, officer_id, from_unit_id, to_unit_id, written)
    SELECT ${id}::uuid, posting_id, officer_id, unit_id, unit_id, ARRAY(SELECT jsonb_array_elements_text(written)::uuid) FROM json_to_recordset(${JSON.stringify(made)}::json) AS r(posting_id uuid, officer_id uuid, unit_id uuid, written jsonb)
    ON CONFLICT (reorganisation_id, posting_id) DO UPDATE SET written = EXCLUDED.written`
  await replaceSpans(queriesOf(tx), ids)
}

function heldOf({ id, unit_id: unitId, position_id: positionId, kind, valid_from: from, valid_to: to }: Row): HeldPosting {
  return { id, unitId, positionId, kind, span: { from, to } }
}
