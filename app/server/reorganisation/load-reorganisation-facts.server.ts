/** What a mapping is judged against: the units in force around the day, posts, and by unit the postings and roles that outlast it. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { unitPhrase } from '~/domain/org/unit-phrase'
import type { PostedOfficer } from '~/domain/reorganisation/assign-people'
import type { HeldRole } from '~/domain/reorganisation/carry-roles'
import type { ExistingUnit, LaterUnit, UnitFace } from '~/domain/reorganisation/reorganisation'
import type { Surroundings } from '~/domain/reorganisation/settle-rows'
import { pathIn, unitIndex } from '~/domain/roster/match-unit'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

/** Units of the city whose version holds on the eve of the day and on the day itself, and whatever is on record to begin from the day on. */
export async function loadUnitsAround(run: RunQuery, rootId: string, on: Day): Promise<Surroundings> {
  const all = await run<ExistingUnit>(Prisma.sql`
    SELECT v.unit_id AS "unitId", v.parent_id AS "parentId", v.name, v.type, v.official_code AS code, u.level, v.valid_to::text AS "validTo"
    FROM unit_version v JOIN unit u ON u.id = v.unit_id WHERE v.valid_from < ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date) ORDER BY v.name, v.unit_id`)
  const everywhere = unitIndex(all)
  const rows = all.filter(({ unitId }) => pathIn(unitId, everywhere).includes(rootId))
  const units = new Map(rows.map((unit) => [unit.unitId, unit]))
  const index = unitIndex(rows)
  const later = await run<LaterUnit>(Prisma.sql`
    SELECT unit_id AS "unitId", parent_id AS "parentId", name, type, official_code AS code, valid_from::text AS "validFrom" FROM unit_version WHERE valid_from >= ${on}::date ORDER BY valid_from, unit_id`)
  return { units, index, later, rootId, phrase: (unitId) => unitPhrase(pathIn(unitId, index).flatMap((id) => units.get(id) ?? [])) }
}

/** A unit as it is called after the day, with what it stands under. */
export function phraseAfter(key: string, after: ReadonlyMap<string, UnitFace>): string {
  const path: UnitFace[] = []
  for (let face = after.get(key); face !== undefined && path.length < 16; face = face.parentKey === null ? undefined : after.get(face.parentKey)) path.push(face)
  return unitPhrase(path)
}

export type PostingInUnit = PostedOfficer & { readonly kind: 'main' | 'concurrent' }

export function findPostingsIn(run: RunQuery, unitIds: readonly string[], on: Day): Promise<PostingInUnit[]> {
  return run<PostingInUnit>(Prisma.sql`
    SELECT p.id AS "postingId", p.officer_id AS "officerId", o.staff_code AS "staffCode", p.unit_id AS "unitId", position.code AS "positionCode", p.kind
    FROM posting p JOIN officer o ON o.id = p.officer_id JOIN position ON position.id = p.position_id
    WHERE p.superseded_at IS NULL AND p.unit_id = ANY(${[...unitIds]}::uuid[]) AND (p.valid_to IS NULL OR p.valid_to > ${on}::date) ORDER BY p.id`)
}

export type NamedRole = HeldRole & { readonly who: string }

export async function findRolesIn(run: RunQuery, unitIds: readonly string[], on: Day): Promise<NamedRole[]> {
  const rows = await run<Omit<NamedRole, 'span'> & { from: Day; to: Day | null }>(Prisma.sql`
    SELECT r.id, r.user_id AS "userId", u.display_name AS who, r.role, r.unit_id AS "unitId", r.valid_from::text AS "from", r.valid_to::text AS "to"
    FROM role_assignment r JOIN app_user u ON u.id = r.user_id
    WHERE r.unit_id = ANY(${[...unitIds]}::uuid[]) AND r.role IN ('hr', 'head') AND (r.valid_to IS NULL OR r.valid_to > ${on}::date) ORDER BY u.display_name, r.id`)
  return rows.map(({ from, to, ...role }) => ({ ...role, span: { from, to } }))
}

/** Changes whenever something that the plan was made from does. In: the old units, and all whose roles were looked at. */
export async function findDigest(run: RunQuery, on: Day, sources: readonly string[], involved: readonly string[]): Promise<string> {
  const [row] = await run<{ digest: string }>(Prisma.sql`
    SELECT md5(concat_ws('|',
      (SELECT string_agg(concat_ws(',', v.id, v.parent_id, v.name, v.type, v.official_code, v.valid_from, v.valid_to), ';' ORDER BY v.id) FROM unit_version v),
      (SELECT string_agg(p.id::text, ',' ORDER BY p.id) FROM posting p WHERE p.superseded_at IS NULL AND p.unit_id = ANY(${[...sources]}::uuid[]) AND (p.valid_to IS NULL OR p.valid_to > ${on}::date)),
      (SELECT string_agg(concat_ws(',', r.id, r.valid_to), ';' ORDER BY r.id) FROM role_assignment r WHERE r.unit_id = ANY(${[...involved]}::uuid[])),
      (SELECT string_agg(concat_ws(',', q.programme_id, q.unit_id, q.quota), ';' ORDER BY q.programme_id, q.unit_id) FROM programme_quota q WHERE q.unit_id = ANY(${[...sources]}::uuid[])),
      (SELECT string_agg(m.id::text, ',' ORDER BY m.id) FROM programme_member m WHERE m.unit_id = ANY(${[...sources]}::uuid[])),
      (SELECT string_agg(a.id::text, ',' ORDER BY a.id) FROM assignment a WHERE a.unit_id = ANY(${[...sources]}::uuid[]) AND a.cancelled_at IS NULL))) AS digest`)
  return row?.digest ?? ''
}
