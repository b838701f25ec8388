/** What is known of the people that a batch of rows names: by code (also one that lost its zeros), and by name for those without. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { nameSortKey } from '~/domain/kernel/vietnamese-text'
import type { Candidate, KnownOfficer } from '~/domain/roster/judge-row'
import type { RosterEntry } from '~/domain/roster/read-entry'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

type OfficerRow = { id: string; staff_code: string; full_name: string; birth_date: Day | null; birth_precision: string | null; sex: string | null; email: string | null; phone: string | null }
type PostingRow = { id: string; officer_id: string; unit_id: string; position_id: string; kind: 'main' | 'concurrent'; valid_from: Day; valid_to: Day | null }
export type InReach = (unitId: string) => boolean
type AlikeRow = { id: string; staff_code: string; full_name: string; birth_date: Day | null; sort_key: string; unit_id: string }

const MOST_DIGITS = 12
const withZeros = (code: string): string[] => (/^\d+$/.test(code) ? Array.from({ length: Math.max(0, MOST_DIGITS - code.length) }, (_, i) => code.padStart(code.length + 1 + i, '0')) : [])

/** By each code asked for, its officer; a code of digits also finds the only one that has zeros before it. */
export async function findByCode(run: RunQuery, codes: readonly string[], inReach: InReach): Promise<Map<string, KnownOfficer>> {
  const exact = await findOfficers(run, Prisma.sql`staff_code = ANY(${[...codes]})`, inReach)
  const found = new Map(exact.map((officer) => [officer.staffCode, officer]))
  const left = codes.filter((code) => !found.has(code) && withZeros(code).length > 0)
  if (left.length === 0) return found
  const longer = await findOfficers(run, Prisma.sql`staff_code = ANY(${left.flatMap(withZeros)})`, inReach)
  for (const code of left) {
    const [only, another] = longer.filter(({ staffCode }) => staffCode.replace(/^0+/, '') === code.replace(/^0+/, ''))
    if (only && !another) found.set(code, only)
  }
  return found
}

export async function findById(run: RunQuery, id: string, inReach: InReach): Promise<KnownOfficer | null> {
  return (await findOfficers(run, Prisma.sql`id = ${id}::uuid`, inReach))[0] ?? null
}

async function findOfficers(run: RunQuery, which: Prisma.Sql, inReach: InReach): Promise<KnownOfficer[]> {
  const rows = await run<OfficerRow>(Prisma.sql`SELECT id, staff_code, full_name, birth_date::text, birth_precision, sex, email, phone FROM officer WHERE ${which}`)
  if (rows.length === 0) return []
  const postings = await run<PostingRow>(Prisma.sql`
    SELECT id, officer_id, unit_id, position_id, kind, valid_from::text, valid_to::text FROM posting
    WHERE officer_id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND superseded_at IS NULL ORDER BY valid_from`)
  const byOfficer = new Map<string, KnownOfficer['postings'][number][]>()
  for (const one of postings) {
    const held = byOfficer.get(one.officer_id) ?? []
    byOfficer.set(one.officer_id, held)
    held.push({ id: one.id, unitId: one.unit_id, positionId: one.position_id, kind: one.kind, span: { from: one.valid_from, to: one.valid_to }, inReach: inReach(one.unit_id) })
  }
  return rows.map((row) => ({
    id: row.id, staffCode: row.staff_code, fullName: row.full_name, sex: row.sex, email: row.email, phone: row.phone,
    birth: row.birth_date === null ? null : { day: row.birth_date, precision: row.birth_precision ?? 'day' }, postings: byOfficer.get(row.id) ?? [],
  }))
}

/** For each entry: people of the same name and birth (as far as both say it) in the same unit. */
export async function findAlike(run: RunQuery, wanted: readonly { readonly entry: RosterEntry; readonly unitId: string }[]): Promise<Candidate[][]> {
  if (wanted.length === 0) return []
  const keys = wanted.map(({ entry }) => nameSortKey(entry.fullName))
  const rows = await run<AlikeRow>(Prisma.sql`
    SELECT o.id, o.staff_code, o.full_name, o.birth_date::text, o.sort_key, p.unit_id
    FROM officer o JOIN posting p ON p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND (p.valid_to IS NULL OR p.valid_to > CURRENT_DATE)
    WHERE o.sort_key = ANY(${[...new Set(keys)]})`)
  const byKey = new Map<string, AlikeRow[]>()
  for (const row of rows) byKey.set(row.sort_key, [...(byKey.get(row.sort_key) ?? []), row])
  return wanted.map(({ entry, unitId }, at) =>
    (byKey.get(keys[at] ?? '') ?? [])
      .filter((row) => row.unit_id === unitId && (row.birth_date === null || entry.birth === null || row.birth_date === entry.birth.day || (entry.birth.precision !== 'day' && row.birth_date.slice(0, 4) === entry.birth.day.slice(0, 4))))
      .slice(0, 5)
      .map((row) => ({ id: row.id, staffCode: row.staff_code, fullName: row.full_name, birth: row.birth_date })),
  )
}
