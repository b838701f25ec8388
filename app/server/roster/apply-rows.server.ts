/**
 * Writes planned rows inside a transaction: people, postings (superseding, never changing), standing, and what undoing will
 * need. Whatever has changed since the dry run is noticed by the counts and by the constraints, and nothing is written.
 */
import { Prisma } from '@prisma/client'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import type { Transaction } from '~/server/db.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'
import type { StoredJudgement } from './judge-batch.server'

export class ChangedSince extends Error {}
export type RowToApply = { readonly ordinal: number; readonly officer_id: string; readonly judgement: StoredJudgement }

/** The rows of an import that are still to be applied, in order; they stay locked. */
export function findRowsToApply(tx: Transaction, importId: string, most: number, after = 0): Promise<RowToApply[]> {
  return tx.$queryRaw<RowToApply[]>(Prisma.sql`
    SELECT ordinal, officer_id, judgement FROM roster_row
    WHERE import_id = ${importId}::uuid AND applied_at IS NULL AND kind IN ('created', 'changed') AND ordinal > ${after} ORDER BY ordinal LIMIT ${most} FOR UPDATE`)
}

export async function applyRows(tx: Transaction, importId: string, rows: readonly RowToApply[], now: Date): Promise<void> {
  const officers = rows.map(({ officer_id, judgement: { entry, isNew } }) => ({
    id: officer_id, isNew, staff_code: entry.staffCode, full_name: entry.fullName, sort_key: nameSortKey(entry.fullName), search_key: searchKey(entry.fullName),
    birth_date: entry.birth?.day ?? null, birth_precision: entry.birth?.precision ?? null, sex: entry.sex, email: entry.email, phone: entry.phone,
  }))
  // In one order, before any of them is touched.
  await tx.$queryRaw(Prisma.sql`SELECT id FROM officer WHERE id = ANY(${rows.map(({ officer_id }) => officer_id)}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)
  await insertOfficers(tx, officers.filter(({ isNew }) => isNew))
  const touched = rows.filter(({ judgement }) => !judgement.isNew && judgement.changes.some(({ what }) => !['posting', 'from', 'alias'].includes(what)))
  const before = await officersBefore(tx, touched.map(({ officer_id }) => officer_id))
  await updateOfficers(tx, touched.map((row) => ({ id: row.officer_id, ...newValues(row.judgement) })))
  const postings = rows.flatMap(({ officer_id, judgement }) => judgement.postings.map((posting) => ({ ...posting, officer_id, decision: judgement.entry.decision })))
  await writePostings(tx, postings, now)
  await rememberCodes(tx, { importId, rows, now })
  await replaceSpans(queriesOf(tx), rows.map(({ officer_id }) => officer_id))
  const made = rows.map(({ ordinal, officer_id, judgement }) => ({ ordinal, made: { isNew: judgement.isNew, postings: judgement.postings.map(({ id, supersedesId }) => ({ id, supersedesId })), before: touched.some((one) => one.ordinal === ordinal) ? (before.get(officer_id) ?? null) : null } }))
  await tx.$executeRaw`
    UPDATE roster_row SET applied_at = ${now}, made = r.made FROM json_to_recordset(${JSON.stringify(made)}::json) AS r(ordinal int, made jsonb)
    WHERE roster_row.import_id = ${importId}::uuid AND roster_row.ordinal = r.ordinal`
}

async function insertOfficers(tx: Transaction, officers: readonly object[]): Promise<void> {
  if (officers.length === 0) return
  const written = await tx.$executeRaw`
    INSERT INTO officer (id, staff_code, full_name, sort_key, search_key, birth_date, birth_precision, sex, email, phone)
    SELECT id, staff_code, full_name, sort_key, search_key, birth_date, birth_precision, sex, email, phone
    FROM json_to_recordset(${JSON.stringify(officers)}::json) AS r(id uuid, staff_code text, full_name text, sort_key text, search_key text, birth_date date, birth_precision text, sex text, email text, phone text)
    ON CONFLICT DO NOTHING`
  if (written !== officers.length) throw new ChangedSince('staffCode')
}

async function officersBefore(tx: Transaction, ids: readonly string[]): Promise<Map<string, object>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT id, full_name, birth_date::text, birth_precision, sex, email, phone FROM officer WHERE id = ANY(${[...ids]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Null: stays as it is. */
function newValues({ entry, changes }: StoredJudgement) {
  const has = (what: string) => changes.some((change) => change.what === what)
  return {
    full_name: has('fullName') ? entry.fullName : null, sort_key: has('fullName') ? nameSortKey(entry.fullName) : null, search_key: has('fullName') ? searchKey(entry.fullName) : null,
    birth_date: has('birth') ? (entry.birth?.day ?? null) : null, birth_precision: has('birth') ? (entry.birth?.precision ?? null) : null,
    sex: has('sex') ? entry.sex : null, email: has('email') ? entry.email : null, phone: has('phone') ? entry.phone : null,
  }
}

async function updateOfficers(tx: Transaction, officers: readonly object[]): Promise<void> {
  if (officers.length === 0) return
  await tx.$executeRaw`
    UPDATE officer SET full_name = COALESCE(r.full_name, officer.full_name), sort_key = COALESCE(r.sort_key, officer.sort_key), search_key = COALESCE(r.search_key, officer.search_key),
      birth_date = COALESCE(r.birth_date, officer.birth_date), birth_precision = COALESCE(r.birth_precision, officer.birth_precision), sex = COALESCE(r.sex, officer.sex), email = COALESCE(r.email, officer.email), phone = COALESCE(r.phone, officer.phone)
    FROM json_to_recordset(${JSON.stringify(officers)}::json) AS r(id uuid, full_name text, sort_key text, search_key text, birth_date date, birth_precision text, sex text, email text, phone text) WHERE officer.id = r.id`
}

/** Codes that HR said to be somebody's. One that has become somebody's own meanwhile means that one. */
async function rememberCodes(tx: Transaction, { importId, rows, now }: { readonly importId: string; readonly rows: readonly RowToApply[]; readonly now: Date }): Promise<void> {
  const said = rows.flatMap(({ officer_id, judgement }) => judgement.changes.flatMap(({ what, after }) => (what === 'alias' ? [{ officer_id, code: after }] : [])))
  if (said.length === 0) return
  if ((await tx.officer.count({ where: { staffCode: { in: said.map(({ code }) => code) } } })) > 0) throw new ChangedSince('staffCode')
  await tx.$executeRaw`
    INSERT INTO staff_code_alias (code, officer_id, import_id, created_at)
    SELECT code, officer_id, ${importId}::uuid, ${now} FROM json_to_recordset(${JSON.stringify(said)}::json) AS r(code text, officer_id uuid) ON CONFLICT DO NOTHING`
}

type PostingToWrite = StoredJudgement['postings'][number] & { readonly officer_id: string; readonly decision: string }

async function writePostings(tx: Transaction, postings: readonly PostingToWrite[], now: Date): Promise<void> {
  const ended = postings.flatMap(({ supersedesId }) => supersedesId ?? [])
  if (ended.length > 0) {
    const count = await tx.$executeRaw(Prisma.sql`UPDATE posting SET superseded_at = ${now} WHERE id = ANY(${ended}::uuid[]) AND superseded_at IS NULL`)
    if (count !== ended.length) throw new ChangedSince('posting')
  }
  // The part of an old posting that stays keeps its decision.
  await tx.$executeRaw`
    INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at, supersedes_id)
    SELECT r.id, r.officer_id, r."unitId", r."positionId", r.kind, r."from", r."to",
      CASE WHEN old.unit_id = r."unitId" AND old.position_id = r."positionId" THEN old.decision ELSE r.decision END, ${now}, r."supersedesId"
    FROM json_to_recordset(${JSON.stringify(postings)}::json) AS r(id uuid, officer_id uuid, "unitId" uuid, "positionId" uuid, kind text, "from" date, "to" date, decision text, "supersedesId" uuid)
    LEFT JOIN posting old ON old.id = r."supersedesId"`
}
