/** Finds the officer behind a staff code for an account to be linked to; one officer has at most one account. */
import { err, ok, type Result } from '~/domain/kernel/result'
import type { Transaction } from '~/server/db.server'

export type LinkRefusal = 'officerUnknown' | 'officerTaken'

/** The officer's id; null for an empty code (no link). The unique index has the last word on `officerTaken`. */
export async function linkOfficer(tx: Transaction, userId: string, staffCode: string): Promise<Result<string | null, LinkRefusal>> {
  if (staffCode === '') return ok(null)
  const officer = await tx.officer.findUnique({ where: { staffCode }, select: { id: true, user: { select: { id: true } } } })
  if (!officer) return err('officerUnknown')
  return officer.user && officer.user.id !== userId ? err('officerTaken') : ok(officer.id)
}
