/**
 * Officers by their codes, of those only whose main post on the day is in one of the units: a code of somebody elsewhere finds
 * nobody, like a code that nobody has. Codes of digits may have lost zeros before them; a code that nobody has there may be one
 * that HR has said to be somebody's (decision 102).
 */
import { Prisma } from '@prisma/client'
import type { ProvenOfficer } from '~/domain/evidence-import/judge-proof'
import type { Day } from '~/domain/kernel/day'
import { withZeros } from '~/server/roster/find-known.server'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

export type ListPeople = { readonly unitIds: readonly string[]; readonly day: Day; readonly ownOfficerId: string | null }

export async function findListOfficers(run: RunQuery, codes: readonly string[], { unitIds, day, ownOfficerId }: ListPeople): Promise<Map<string, ProvenOfficer>> {
  const asked = [...new Set(codes.flatMap((code) => [code, ...withZeros(code)]))]
  const rows = await run<{ id: string; code: string; fullName: string }>(Prisma.sql`
    SELECT o.id, o.staff_code AS code, o.full_name AS "fullName" FROM officer o
    WHERE o.staff_code = ANY(${asked}) AND o.id IN (SELECT officer_id FROM (${postedIn(unitIds, day)}) posted)`)
  const proven = ({ id, fullName }: Pick<ProvenOfficer, 'id' | 'fullName'>): ProvenOfficer => ({ id, fullName, isOwn: id === ownOfficerId })
  const byCode = new Map(rows.map((row) => [row.code, proven(row)]))
  const said = await run<{ id: string; code: string; fullName: string }>(Prisma.sql`
    SELECT o.id, a.code, o.full_name AS "fullName" FROM staff_code_alias a JOIN officer o ON o.id = a.officer_id
    WHERE a.code = ANY(${[...codes]}) AND o.id IN (SELECT officer_id FROM (${postedIn(unitIds, day)}) posted) AND NOT EXISTS (SELECT 1 FROM officer own WHERE own.staff_code = a.code)`)
  return new Map(codes.flatMap((code) => {
    const exact = byCode.get(code)
    const longer = exact ? [exact] : withZeros(code).flatMap((one) => byCode.get(one) ?? [])
    const [only, another] = longer.length > 0 ? longer : said.filter((one) => one.code === code).map(proven)
    return only && !another ? [[code, only] as const] : []
  }))
}

/** Whose main post is in the units on the day. */
export function postedIn(unitIds: readonly string[], day: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT p.officer_id FROM posting p WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY(${[...unitIds]}::uuid[])
      AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)`
}
