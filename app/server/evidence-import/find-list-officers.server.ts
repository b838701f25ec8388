/**
 * Officers by their codes, of those only whose main post on the day is in one of the units: a code of somebody elsewhere finds
 * nobody, like a code that nobody has. Codes of digits may have lost zeros before them.
 */
import { Prisma } from '@prisma/client'
import type { ProvenOfficer } from '~/domain/evidence-import/judge-proof'
import type { Day } from '~/domain/kernel/day'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

const MOST_DIGITS = 12
const withZeros = (code: string): string[] => (/^\d+$/.test(code) ? Array.from({ length: Math.max(0, MOST_DIGITS - code.length) }, (_, more) => code.padStart(code.length + 1 + more, '0')) : [])

export type ListPeople = { readonly unitIds: readonly string[]; readonly day: Day; readonly ownOfficerId: string | null }

export async function findListOfficers(run: RunQuery, codes: readonly string[], { unitIds, day, ownOfficerId }: ListPeople): Promise<Map<string, ProvenOfficer>> {
  const asked = [...new Set(codes.flatMap((code) => [code, ...withZeros(code)]))]
  const rows = await run<{ id: string; code: string; fullName: string }>(Prisma.sql`
    SELECT o.id, o.staff_code AS code, o.full_name AS "fullName" FROM officer o
    WHERE o.staff_code = ANY(${asked}) AND o.id IN (SELECT officer_id FROM (${postedIn(unitIds, day)}) posted)`)
  const byCode = new Map(rows.map(({ code, id, fullName }) => [code, { id, fullName, isOwn: id === ownOfficerId }]))
  return new Map(codes.flatMap((code) => {
    const exact = byCode.get(code)
    const [only, another] = exact ? [exact] : withZeros(code).flatMap((longer) => byCode.get(longer) ?? [])
    return only && !another ? [[code, only] as const] : []
  }))
}

/** Whose main post is in the units on the day. */
export function postedIn(unitIds: readonly string[], day: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT p.officer_id FROM posting p WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY(${[...unitIds]}::uuid[])
      AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)`
}
