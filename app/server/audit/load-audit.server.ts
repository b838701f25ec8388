/** The audit page: one page of events, the acts to filter by, and the state of the chain, walked at most every ten minutes. */
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import { findActions } from './find-actions.server'
import { findEvents, type EventFilter, type EventPage } from './find-events.server'
import { verifyChain, type ChainCheck } from './verify-chain.server'

const GOOD_FOR_MS = 600_000

type Checked = { at: Date; pending: Promise<ChainCheck> }
let last: Checked | undefined

/** The walk is shared by all who ask at once, and its result by those who come soon after; `anew` walks again. */
function checkChain(now: Date, anew: boolean): Checked {
  if (!last || anew || now.getTime() - last.at.getTime() > GOOD_FOR_MS) {
    const checked: Checked = { at: now, pending: verifyChain() }
    last = checked
    checked.pending.catch(() => last === checked && (last = undefined))
  }
  return last
}

export type AuditPage = EventPage & { actions: string[]; chain: ChainCheck; checkedAt: Date }

export async function loadAudit(by: Actor, filter: EventFilter, before: string | null, now: Date, checkAnew: boolean): Promise<Result<AuditPage, 'role' | 'scope'>> {
  const events = await findEvents(by, filter, before)
  if (!events.ok) return events
  const checked = checkChain(now, checkAnew)
  const [actions, chain] = await Promise.all([findActions(), checked.pending])
  return ok({ ...events.value, actions, chain, checkedAt: checked.at })
}
