/**
 * Audit events form a hash chain: each row's hash covers the row and the hash before it, so that a changed or missing
 * row shows. Written in the transaction of the command itself; an advisory lock orders the writers.
 */
import { createHash } from 'node:crypto'
import type { Transaction } from '~/server/db.server'

export type AuditEntry = {
  at: Date
  actor: { userId: string | null; name: string }
  action: string
  subjectType: string
  subjectId?: string | null
  detail?: Record<string, unknown>
}

const LOCK = 7_203_114
export const GENESIS = '0'.repeat(64)

export type ChainedRow = { sequence: string; at: string; actorId: string | null; actorName: string; action: string; subjectType: string; subjectId: string | null; detail: unknown }

/** JSON with sorted keys, so that the same row always hashes the same, whatever order the database returns keys in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value && typeof value === 'object') return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`).join(',')}}`
  return JSON.stringify(value ?? null)
}

export function chainHash(previousHash: string, row: ChainedRow): string {
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(row)).digest('hex')
}

export async function recordEvent(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
  const last = await tx.auditEvent.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true, hash: true } })
  const sequence = (last?.sequence ?? 0n) + 1n
  const previousHash = last?.hash ?? GENESIS
  const row: ChainedRow = {
    sequence: String(sequence),
    at: entry.at.toISOString(),
    actorId: entry.actor.userId,
    actorName: entry.actor.name,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId ?? null,
    detail: JSON.parse(JSON.stringify(entry.detail ?? {})),
  }
  await tx.auditEvent.create({ data: { ...row, sequence, at: entry.at, detail: row.detail as object, previousHash, hash: chainHash(previousHash, row) } })
}
