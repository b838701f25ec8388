/**
 * What speaks against undoing a reorganisation: facts that came after it and stand on the units or postings it made; rights it
 * gave or ended and places of a programme that it carried that somebody changed since; old units whose place, name or code is no longer free.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'
import { quotasLeft } from './carry-dependents.server'
import type { StoredPlan } from './stored-plan.server'

export type Dependent = { readonly kind: 'laterPosting' | 'newPosting' | 'unit' | 'role' | 'roleChanged' | 'sheet' | 'snapshot' | 'assignment' | 'programme' | 'quota' | 'roster'; readonly name: string; /** how many there are in all: the list stops at 50 */ readonly total: number }

const MOST = 50

export async function findDependents(tx: Pick<Transaction, '$queryRaw'>, id: string, plan: StoredPlan | null): Promise<Dependent[]> {
  if (plan?.made === undefined) return []
  const { made } = plan
  const carried = made.carried ?? { quotas: [], members: [], assignments: [] }
  const left = quotasLeft(carried.quotas)
  const created = plan.units.filter(({ kind }) => kind === 'created').map((unit) => unit.id)
  return tx.$queryRaw<Dependent[]>(Prisma.sql`
    WITH made AS MATERIALIZED (SELECT unnest(${created}::uuid[]) AS unit_id),
    written AS MATERIALIZED (SELECT unnest(written) AS id FROM reorganisation_move WHERE reorganisation_id = ${id}::uuid),
    versions AS MATERIALIZED (SELECT unnest(${[...made.versions]}::uuid[]) AS id),
    again AS MATERIALIZED (SELECT v.* FROM unit_version v WHERE v.id = ANY(${[...made.endedVersions]}::uuid[])),
    rights AS MATERIALIZED (
      SELECT * FROM unnest(${made.roles.map((role) => role.id)}::uuid[], ${made.roles.map((role) => role.who)}::text[], ${made.roles.map((role) => role.validTo)}::date[]) AS r (id, who, valid_to)
      UNION ALL SELECT r.id, r.who, o.effective_on FROM unnest(${made.endedRoles.map((role) => role.id)}::uuid[], ${made.endedRoles.map((role) => role.who)}::text[]) AS r (id, who), reorganisation o WHERE o.id = ${id}::uuid
    ),
    found AS (
      SELECT 'laterPosting' AS kind, o.full_name AS name FROM written w JOIN posting p ON p.id = w.id JOIN officer o ON o.id = p.officer_id WHERE p.superseded_at IS NOT NULL
      UNION SELECT 'newPosting', o.full_name FROM posting p JOIN made USING (unit_id) JOIN officer o ON o.id = p.officer_id WHERE p.superseded_at IS NULL AND p.id NOT IN (SELECT id FROM written)
      UNION SELECT 'unit', v.name FROM unit_version v JOIN versions USING (id) WHERE v.valid_to IS NOT NULL
      UNION SELECT 'unit', v.name FROM unit_version v JOIN made ON made.unit_id = v.parent_id WHERE v.id NOT IN (SELECT id FROM versions)
      UNION SELECT 'unit', a.name FROM again a WHERE a.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unit_version p WHERE p.unit_id = a.parent_id AND (p.valid_to IS NULL OR p.id IN (SELECT id FROM again)))
      UNION SELECT 'unit', v.name FROM again a JOIN unit_version v ON v.unit_id <> a.unit_id AND v.valid_to IS NULL AND v.id NOT IN (SELECT id FROM versions)
        AND ((v.parent_id IS NOT DISTINCT FROM a.parent_id AND v.type = a.type AND v.search_key = a.search_key AND lower(v.name) = lower(a.name)) OR v.official_code = a.official_code)
      UNION SELECT 'role', u.display_name FROM role_assignment r JOIN made USING (unit_id) JOIN app_user u ON u.id = r.user_id WHERE r.id NOT IN (SELECT id FROM rights)
      UNION SELECT 'roleChanged', g.who FROM rights g LEFT JOIN role_assignment r ON r.id = g.id WHERE r.id IS NULL OR r.valid_to IS DISTINCT FROM g.valid_to
      UNION SELECT 'sheet', to_char(s.month, 'MM/YYYY') FROM unit_sheet s JOIN made USING (unit_id) WHERE s.signed_at IS NOT NULL OR EXISTS (SELECT 1 FROM unit_sheet_item i JOIN unit_sheet_act a ON a.item_id = i.id WHERE i.sheet_id = s.id)
      UNION SELECT 'snapshot', to_char(s.as_of, 'DD/MM/YYYY') FROM standing_snapshot s WHERE s.unit_id IN (SELECT unit_id FROM made) OR EXISTS (SELECT 1 FROM standing_snapshot_row r JOIN made USING (unit_id) WHERE r.snapshot_id = s.id)
      UNION SELECT 'assignment', to_char(a.assigned_at, 'DD/MM/YYYY') FROM assignment a JOIN made USING (unit_id) WHERE a.id <> ALL(${carried.assignments.map((one) => one.id)}::uuid[])
      UNION SELECT 'programme', o.full_name FROM programme_member m JOIN made USING (unit_id) JOIN officer o ON o.id = m.officer_id WHERE m.id <> ALL(${carried.members.map((one) => one.id)}::uuid[])
      UNION SELECT 'quota', p.name FROM programme_quota q JOIN made USING (unit_id) JOIN programme p ON p.id = q.programme_id WHERE q.unit_id <> ALL(${left.map((one) => one.unitId)}::uuid[])
      UNION SELECT 'quota', p.name FROM json_to_recordset(${JSON.stringify(left)}::json) AS l("programmeId" uuid, "unitId" uuid, "left" int) JOIN programme p ON p.id = l."programmeId" LEFT JOIN programme_quota q ON q.programme_id = p.id AND q.unit_id = l."unitId" WHERE q.quota IS DISTINCT FROM l."left"
      UNION SELECT 'roster', i.file_name FROM roster_import i JOIN made USING (unit_id)
    )
    SELECT kind, name, count(*) OVER ()::int AS total FROM found ORDER BY kind, name LIMIT ${MOST}`)
}
