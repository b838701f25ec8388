/**
 * Officers by their codes, of those only whose main post on the day is in one of the units: a code of somebody elsewhere finds
 * nobody, like a code that nobody has. Who has no main post at all is found too, as such, by the units that had him or her last.
 * Codes of digits may have lost zeros before them; a code that nobody has there may be one that HR has said to be somebody's
 * (decision 102).
 */
import { Prisma } from '@prisma/client'
import type { ProvenOfficer } from '~/domain/evidence-import/judge-proof'
import type { Day } from '~/domain/kernel/day'
import { withZeros } from '~/server/roster/find-known.server'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

export type ListPeople = { readonly unitIds: readonly string[]; readonly day: Day; readonly ownOfficerId: string | null }
/** `postless`: holds no main post anywhere that day, and was last posted in the units, or holds a concurrent post there. */
export type ListOfficer = ProvenOfficer & { readonly postless: boolean }

export async function findListOfficers(run: RunQuery, codes: readonly string[], { unitIds, day, ownOfficerId }: ListPeople): Promise<Map<string, ListOfficer>> {
  const asked = [...new Set(codes.flatMap((code) => [code, ...withZeros(code)]))]
  const rows = await run<{ id: string; code: string; fullName: string; postless: boolean }>(Prisma.sql`
    SELECT * FROM (
      SELECT o.id, o.staff_code AS code, o.full_name AS "fullName", o.id NOT IN (SELECT officer_id FROM (${postedIn(unitIds, day)}) posted) AS postless
      FROM officer o WHERE o.staff_code = ANY(${asked})) found
    WHERE NOT postless OR ${lastPostedIn(unitIds, day)}`)
  const said = await run<{ id: string; code: string; fullName: string }>(Prisma.sql`
    SELECT o.id, a.code, o.full_name AS "fullName" FROM staff_code_alias a JOIN officer o ON o.id = a.officer_id
    WHERE a.code = ANY(${[...codes]}) AND o.id IN (SELECT officer_id FROM (${postedIn(unitIds, day)}) posted) AND NOT EXISTS (SELECT 1 FROM officer own WHERE own.staff_code = a.code)`)
  const listed = ({ id, fullName }: Pick<ProvenOfficer, 'id' | 'fullName'>, postless: boolean): ListOfficer => ({ id, fullName, isOwn: id === ownOfficerId, postless })
  const byCode = new Map(rows.map((row) => [row.code, listed(row, row.postless)]))
  return new Map(codes.flatMap((code) => {
    const exact = byCode.get(code)
    const longer = exact ? [exact] : withZeros(code).flatMap((one) => byCode.get(one) ?? [])
    const aliases = longer.length > 0 ? [] : said.filter((one) => one.code === code).map((one) => listed(one, false))
    const posted = longer.filter(({ postless }) => !postless)
    const [only, another] = aliases.length > 0 ? aliases : posted.length > 0 ? posted : longer
    return only && !another ? [[code, only] as const] : []
  }))
}

/** Of `found`: no main post that day anywhere, and known to the units: by a concurrent post of the day, or by the last main post there was or is to be. */
function lastPostedIn(unitIds: readonly string[], day: Day): Prisma.Sql {
  const units = Prisma.sql`${[...unitIds]}::uuid[]`
  const held = Prisma.sql`p.superseded_at IS NULL AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)`
  return Prisma.sql`NOT EXISTS (SELECT FROM posting p WHERE p.officer_id = found.id AND p.kind = 'main' AND ${held})
    AND (EXISTS (SELECT FROM posting p WHERE p.officer_id = found.id AND p.unit_id = ANY(${units}) AND ${held})
      OR (SELECT p.unit_id FROM posting p WHERE p.officer_id = found.id AND p.kind = 'main' ORDER BY p.superseded_at IS NULL DESC, p.valid_from DESC, p.recorded_at DESC LIMIT 1) = ANY(${units}))`
}

/** Whose main post is in the units on the day. */
export function postedIn(unitIds: readonly string[], day: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT p.officer_id FROM posting p WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY(${[...unitIds]}::uuid[])
      AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)`
}
