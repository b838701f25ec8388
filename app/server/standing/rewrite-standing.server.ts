/**
 * Keeps the projection true: every command that writes a fact about an officer (posting, evidence, revocation)
 * calls this last in its own transaction, so that the fact and its consequence are seen together or not at all.
 */
import type { Transaction } from '~/server/db.server'
import { queriesOf } from './load-person-facts.server'
import { replaceSpans } from './replace-spans.server'

export async function rewriteStanding(tx: Transaction, officerIds: readonly string[]): Promise<void> {
  await replaceSpans(queriesOf(tx), officerIds)
}
