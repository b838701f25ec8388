/**
 * What is known of the people that a batch of rows names: by code (also one that lost its zeros), by a code that HR once said to
 * be theirs, by name for those without, and in whose charge they are today.
 */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { contains } from '~/domain/kernel/day-span'
import type { Candidate, KnownOfficer } from '~/domain/roster/judge-row'
import type { RosterEntry } from '~/domain/roster/read-entry'
import { birthsAgree } from '~/domain/roster/same-birth'
import { type Charge, meantByAlias } from '~/domain/roster/same-person'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

type OfficerRow = { id: string; staff_code: string; full_name: string; birth_date: Day | null; birth_precision: string | null; sex: string | null; email: string | null; phone: string | null }
type PostingRow = { id: string; officer_id: string; unit_id: string; position_id: string; kind: 'main' | 'concurrent'; valid_from: Day; valid_to: Day | null; superseded: boolean }
/** The day it is, and whether a unit is on it in the charge of the one who imports. */
export type Reach = { readonly today: Day; readonly inReach: (unitId: string) => boolean }
type AlikeRow = { id: string; staff_code: string; full_name: string; birth_date: Day | null; birth_precision: string | null; sort_key: string; unit_id: string }

const MOST_DIGITS = 12
/** A code of digits with each number of zeros before it that a spreadsheet may have taken away. */
export const withZeros = (code: string): string[] => (/^\d+$/.test(code) ? Array.from({ length: Math.max(0, MOST_DIGITS - code.length) }, (_, i) => code.padStart(code.length + 1 + i, '0')) : [])

export type KnownPeople = { readonly byCode: ReadonlyMap<string, KnownOfficer>; /** whom a code that nobody has was said to be */ readonly byAlias: ReadonlyMap<string, readonly KnownOfficer[]> }

/** By each code asked for, its officer; a code of digits also finds the only one that has zeros before it. Else whom it was said to be. */
export async function findByCode(run: RunQuery, codes: readonly string[], reach: Reach): Promise<KnownPeople> {
  const exact = await findOfficers(run, Prisma.sql`staff_code = ANY(${[...codes]})`, reach)
  const found = new Map(exact.map((officer) => [officer.staffCode, officer]))
  const left = codes.filter((code) => !found.has(code) && withZeros(code).length > 0)
  const longer = left.length === 0 ? [] : await findOfficers(run, Prisma.sql`staff_code = ANY(${left.flatMap(withZeros)})`, reach)
  for (const code of left) {
    const [only, another] = longer.filter(({ staffCode }) => staffCode.replace(/^0+/, '') === code.replace(/^0+/, ''))
    if (only && !another) found.set(code, only)
  }
  return { byCode: found, byAlias: await findByAlias(run, codes.filter((code) => !found.has(code)), reach) }
}

async function findByAlias(run: RunQuery, codes: readonly string[], reach: Reach): Promise<KnownPeople['byAlias']> {
  const people = codes.length === 0 ? [] : await findOfficers(run, Prisma.sql`id IN (SELECT officer_id FROM staff_code_alias WHERE code = ANY(${[...codes]}))`, reach)
  return new Map(people.length === 0 ? [] : codes.map((code) => [code, people.filter(({ aliases }) => aliases.includes(code))]))
}

/** Whom a row means by its code; null: nobody known. */
export function knownBy({ byCode, byAlias }: KnownPeople, entry: RosterEntry): KnownOfficer | null {
  return byCode.get(entry.staffCode) ?? meantByAlias(entry, byAlias.get(entry.staffCode) ?? [])
}

export async function findByIds(run: RunQuery, ids: readonly string[], reach: Reach): Promise<Map<string, KnownOfficer>> {
  return new Map((await findOfficers(run, Prisma.sql`id = ANY(${[...ids]}::uuid[])`, reach)).map((officer) => [officer.id, officer]))
}

async function findOfficers(run: RunQuery, which: Prisma.Sql, { today, inReach }: Reach): Promise<KnownOfficer[]> {
  const rows = await run<OfficerRow>(Prisma.sql`SELECT id, staff_code, full_name, birth_date::text, birth_precision, sex, email, phone FROM officer WHERE ${which}`)
  if (rows.length === 0) return []
  const postings = await run<PostingRow>(Prisma.sql`
    SELECT id, officer_id, unit_id, position_id, kind, valid_from::text, valid_to::text, superseded_at IS NOT NULL AS superseded FROM posting
    WHERE officer_id = ANY(${rows.map(({ id }) => id)}::uuid[]) ORDER BY valid_from`)
  const aliases = await run<{ officer_id: string; code: string }>(Prisma.sql`SELECT officer_id, code FROM staff_code_alias WHERE officer_id = ANY(${rows.map(({ id }) => id)}::uuid[])`)
  const aliasesOf = new Map<string, string[]>()
  for (const { officer_id, code } of aliases) aliasesOf.set(officer_id, [...(aliasesOf.get(officer_id) ?? []), code])
  const byOfficer = new Map<string, KnownOfficer['postings'][number][]>()
  const takenBack = new Map<string, string[]>()
  for (const one of postings) {
    if (one.superseded) {
      takenBack.set(one.officer_id, [...(takenBack.get(one.officer_id) ?? []), one.unit_id])
      continue
    }
    const held = byOfficer.get(one.officer_id) ?? []
    byOfficer.set(one.officer_id, held)
    held.push({ id: one.id, unitId: one.unit_id, positionId: one.position_id, kind: one.kind, span: { from: one.valid_from, to: one.valid_to }, inReach: inReach(one.unit_id) })
  }
  return rows.map((row) => ({
    charge: chargeOf(byOfficer.get(row.id) ?? [], takenBack.get(row.id) ?? [], { today, inReach }),
    id: row.id, staffCode: row.staff_code, fullName: row.full_name, sex: row.sex, email: row.email, phone: row.phone,
    birth: row.birth_date === null ? null : { day: row.birth_date, precision: row.birth_precision ?? 'day' }, postings: byOfficer.get(row.id) ?? [], aliases: aliasesOf.get(row.id) ?? [],
  }))
}

/**
 * By the main posts of today and to come; somebody with none is in nobody's charge. Whose postings were all taken back (an
 * import undone) and all lay in the own tree was never in anybody else's.
 */
function chargeOf(postings: KnownOfficer['postings'], takenBack: readonly string[], { today, inReach }: Reach): Charge {
  const mains = postings.filter(({ kind, span }) => kind === 'main' && (span.to === null || span.to > today))
  const current = mains.find(({ span }) => contains(span, today))
  if (current !== undefined) return current.inReach ? 'own' : 'elsewhere'
  if (mains.length > 0) return mains.every((one) => one.inReach) ? 'own' : 'elsewhere'
  return postings.length === 0 && takenBack.length > 0 && takenBack.every(inReach) ? 'own' : 'nobody'
}

/** For each entry: people of the same name and birth (as far as both say it) in the same unit. */
export async function findAlike(run: RunQuery, wanted: readonly { readonly entry: RosterEntry; /** of the name */ readonly sortKey: string; readonly unitId: string }[], today: Day): Promise<Candidate[][]> {
  if (wanted.length === 0) return []
  const rows = await run<AlikeRow>(Prisma.sql`
    SELECT o.id, o.staff_code, o.full_name, o.birth_date::text, o.birth_precision, o.sort_key, p.unit_id
    FROM officer o JOIN posting p ON p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
    WHERE o.sort_key = ANY(${[...new Set(wanted.map(({ sortKey }) => sortKey))]})`)
  const byKey = new Map<string, AlikeRow[]>()
  for (const row of rows) byKey.set(row.sort_key, [...(byKey.get(row.sort_key) ?? []), row])
  return wanted.map(({ entry, sortKey, unitId }) =>
    (byKey.get(sortKey) ?? [])
      .filter((row) => row.unit_id === unitId && (row.birth_date === null || entry.birth === null || birthsAgree(entry.birth, { day: row.birth_date, precision: row.birth_precision ?? 'day' })))
      .slice(0, 5)
      .map((row) => ({ id: row.id, staffCode: row.staff_code, fullName: row.full_name, birth: row.birth_date, ...(row.birth_date !== null && { precision: row.birth_precision ?? 'day' }) })),
  )
}
