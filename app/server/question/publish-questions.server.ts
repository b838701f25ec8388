/** Adds, replaces and takes out questions of a course's bank as one set: all of it becomes a new version, or none. */
import { may } from '~/domain/access/policy'
import { err, type Result } from '~/domain/kernel/result'
import type { BankChangeRefusal } from '~/domain/question/bank-change'
import { db } from '~/server/db.server'
import { type BankChangeOrder, type ChangedBank, changeBank } from './change-bank.server'

export const PUBLISH_TIMEOUT = { timeout: 30_000, maxWait: 10_000 } as const
export type PublishRefusal = BankChangeRefusal | { readonly kind: 'course_unknown' } | { readonly kind: 'role' | 'scope' }

export async function publishQuestions(order: BankChangeOrder): Promise<Result<ChangedBank, PublishRefusal>> {
  const decision = may(order.by, 'editBank', {})
  if (!decision.ok) return err({ kind: decision.reason })
  return db().$transaction((tx) => changeBank(tx, order), PUBLISH_TIMEOUT)
}
