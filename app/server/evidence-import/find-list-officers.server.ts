/**
 * Officers by their codes, of those only whose main post on the day is in one of the units: a code of somebody elsewhere finds
 * nobody, like a code that nobody has. Who has no main post at all is found too, as such, by the units that had him or her last.
 * Codes of digits may have lost zeros before them.
 */
import { Prisma } from '@prisma/client'
import type { ProvenOfficer } from '~/domain/evidence-import/judge-proof'
import type { Day } from '~/domain/kernel/day'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

const MOST_DIGITS = 12
const withZeros = (code: string): string[] => (/^\d+$/.test(code) ? Array.from({ length: Math.max(0, MOST_DIGITS - code.length) }, (_, more) => code.padStart(code.length + 1 + more, '0')) : [])

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
  const byCode = new Map(rows.map(({ code, id, fullName, postless }) => [code, { id, fullName, isOwn: id === ownOfficerId, postless }]))
  return new Map(codes.flatMap((code) => {
    const exact = byCode.get(code)
    const longer = withZeros(code).flatMap((one) => byCode.get(one) ?? [])
    const posted = longer.filter(({ postless }) => !postless)
    const [only, another] = exact ? [exact] : posted.length > 0 ? posted : longer
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
