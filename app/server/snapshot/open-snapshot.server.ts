/**
 * What a file of a signed standing is made of, checked and counted: every row as it was signed, with the line that is hashed of
 * it; or everybody who is counted otherwise now, with what was learnt since. Rows come when they are wanted, in one view of the
 * database and page by page; `read` hands them to a writer and ends their transaction.
 */
import { Prisma } from '@prisma/client'
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Count } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { hashHeader } from '~/domain/snapshot/hash-header'
import type { SignedRow } from '~/domain/compliance/signed-sheet'
import { db, type Transaction } from '~/server/db.server'
import { readThroughCursor } from '~/server/export/read-through-cursor.server'
import { countedRows } from './counted-rows.server'
import { type Difference, findDifferences } from './find-differences.server'
import { getSnapshot, type SignedStanding } from './get-snapshot.server'
import { hashedLine } from './hash-rows.server'
import { countRows, differingRows, signedRows } from './signed-rows.server'

const PAGE = 1000
const LONGEST_MS = 600_000

export type SnapshotRows = { readonly what: 'rows'; readonly each: AsyncIterable<SignedRow> } | { readonly what: 'differences'; readonly each: AsyncIterable<Difference>; readonly now: Count }
export type OpenSnapshot = {
  readonly signed: SignedStanding
  /** The line that is hashed before those of people; null: the rule that this one was signed by has none. */
  readonly header: string | null
  readonly length: number
  readonly read: <Value>(consume: (rows: SnapshotRows) => Promise<Value>, pageSize?: number) => Promise<Value>
}
export type SnapshotQuestion = { readonly by: Actor; readonly id: string; readonly what: 'rows' | 'differences'; readonly today: Day }

export async function openSnapshot({ by, id, what, today }: SnapshotQuestion): Promise<Result<OpenSnapshot, Refusal | 'not_found'>> {
  const found = await getSnapshot({ by, act: 'exportStanding', id, today })
  if (!found.ok) return found
  const signed = found.value
  const base = { signed, header: hashHeader(signed) }
  const inOneView = <Value>(work: (tx: Transaction) => Promise<Value>) => db().$transaction(work, { isolationLevel: 'RepeatableRead', maxWait: 15_000, timeout: LONGEST_MS })
  if (what === 'rows') return ok({ ...base, length: signed.people, read: (consume, pageSize = PAGE) => inOneView((tx) => consume({ what, each: readSigned(tx, signed, pageSize) })) })
  const [first] = await db().$queryRaw<{ total: number }[]>(Prisma.sql`${differingRows(signed)} LIMIT 1`)
  const now = await countRows(countedRows(signed.unitIds, signed.asOf))
  return ok({ ...base, length: first?.total ?? 0, read: (consume, pageSize = PAGE) => inOneView((tx) => consume({ what, now, each: readDiffering(tx, signed, pageSize) })) })
}

/** By name, under the names that unit and position have: the unit's of the day. */
async function* readSigned(tx: Transaction, { id, asOf }: SignedStanding, pageSize: number): AsyncGenerator<SignedRow> {
  const rows = Prisma.sql`
    SELECT r.staff_code AS "staffCode", r.full_name AS "fullName", v.name AS "unitName", v.type AS "unitType", p.name AS "positionName", r.meets, r.met_count::int AS "metCount", r.total_count::int AS "totalCount", ${hashedLine} AS line
    FROM (${signedRows(id)}) r JOIN position p ON p.id = r.position_id
    JOIN LATERAL (SELECT name, type FROM unit_version WHERE unit_id = r.unit_id ORDER BY (valid_from <= ${asOf}::date) DESC, abs(valid_from - ${asOf}::date) LIMIT 1) v ON true
    ORDER BY r.sort_key COLLATE "C", r.officer_id`
  for await (const page of readThroughCursor<SignedRow>(tx, rows, pageSize)) yield* page
}

async function* readDiffering(tx: Transaction, signed: SignedStanding, pageSize: number): AsyncGenerator<Difference> {
  for await (const page of readThroughCursor<Omit<Difference, 'change' | 'facts'> & { readonly total: number }>(tx, differingRows(signed), pageSize)) {
    yield* await findDifferences(page.map(({ total: _total, ...row }) => row), signed.signedAt, signed.asOf)
  }
}
