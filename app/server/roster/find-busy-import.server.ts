/** Whether another import, or a reorganisation, is at work on the tree of a unit: on the unit, on one above it or on one below it. Call under the lock. */
import { Prisma } from '@prisma/client'
import { WORKING } from '~/domain/roster/roster-import'
import type { Transaction } from '~/server/db.server'

const TREE_LOCK = 7_203_151

/** Decisions to begin work on some unit tree wait for each other; they are short. */
export async function lockTrees(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TREE_LOCK})`
}

export async function findBusyImport(tx: Transaction, unitId: string, exceptId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH RECURSIVE above (unit_id) AS (
      SELECT ${unitId}::uuid UNION SELECT v.parent_id FROM unit_version v JOIN above a ON a.unit_id = v.unit_id WHERE v.parent_id IS NOT NULL
    ), below (unit_id) AS (
      SELECT ${unitId}::uuid UNION SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id
    )
    SELECT id FROM roster_import WHERE state = ANY(${[...WORKING]}) AND id <> ${exceptId}::uuid
      AND (unit_id IN (SELECT unit_id FROM above) OR unit_id IN (SELECT unit_id FROM below))
    UNION ALL SELECT r.id FROM reorganisation r, jsonb_array_elements(r.plan->'units') u WHERE r.state IN ('applying', 'undoing')
      AND ((u->>'id')::uuid IN (SELECT unit_id FROM above) OR (u->>'id')::uuid IN (SELECT unit_id FROM below)) LIMIT 1`)
  return rows[0]?.id ?? null
}
