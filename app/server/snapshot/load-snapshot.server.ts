/**
 * A signed standing: its totals, whether rows, totals and hash still agree, and what a recomputation for the same day says now,
 * row by row with the facts learnt since. Compared in the database; a page of differences is read.
 */
import { Prisma } from '@prisma/client'
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Count } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { hashHeader } from '~/domain/snapshot/hash-header'
import { db } from '~/server/db.server'
import { countedRows } from './counted-rows.server'
import { type Difference, findDifferences } from './find-differences.server'
import { getSnapshot, type SignedStanding } from './get-snapshot.server'
import { FIRST_HASH, hashRows } from './hash-rows.server'
import { countRows, differingRows, signedRows } from './signed-rows.server'

export const DIFFERENCES_A_PAGE = 50

export type SnapshotView = {
  readonly id: string
  readonly number: number
  readonly path: readonly UnitOnDay[]
  /** First day on which the unit is no more; null: it is in force. */
  readonly endedOn: Day | null
  readonly asOf: Day
  readonly signedAt: Date
  readonly signerName: string
  readonly note: string
  readonly people: number
  readonly met: number
  readonly hash: string
  readonly previousHash: string
  /** Rows and totals give this hash again, the totals are those of the rows, and the hash before is the unit's own. */
  readonly intact: boolean
  readonly now: Count
  readonly differences: readonly Difference[]
  readonly different: number
  readonly page: number
}

export async function loadSnapshot({ by, id, page, today }: { by: Actor; id: string; page: number; today: Day }): Promise<Result<SnapshotView, Refusal | 'not_found'>> {
  const found = await getSnapshot({ by, act: 'viewUnitStanding', id, today })
  if (!found.ok) return found
  const signed = found.value
  const { number, path, endedOn, asOf, signedAt, signerName, note, people, met, hash, previousHash, unitIds } = signed
  const [intact, now, rows] = await Promise.all([
    isIntact(signed),
    countRows(countedRows(unitIds, asOf)),
    db().$queryRaw<(Omit<Difference, 'change' | 'facts'> & { readonly total: number })[]>(Prisma.sql`${differingRows(signed)} LIMIT ${DIFFERENCES_A_PAGE} OFFSET ${(page - 1) * DIFFERENCES_A_PAGE}`),
  ])
  const differences = await findDifferences(rows.map(({ total: _total, ...one }) => one), signedAt, asOf)
  return ok({ id, number, path, endedOn, asOf, signedAt, signerName, note, people, met, hash, previousHash, intact, now, differences, different: rows[0]?.total ?? 0, page })
}

async function isIntact(signed: SignedStanding): Promise<boolean> {
  const { id, unitId, number, people, met, hash, previousHash } = signed
  const rows = signedRows(id)
  const [again, counted, before] = await Promise.all([
    hashRows(db(), rows, previousHash, hashHeader(signed)),
    countRows(rows),
    db().standingSnapshot.findFirst({ where: { unitId, number: number - 1 }, select: { hash: true } }),
  ])
  return again === hash && counted.people === people && counted.met === met && previousHash === (before?.hash ?? FIRST_HASH)
}
