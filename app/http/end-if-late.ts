/** A page of an attempt whose time is over ends it and leads to the result; one that has ended leads there too. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { isLate } from '~/domain/attempt/attempt'
import { paths } from '~/paths'
import type { AttemptHeader } from '~/server/attempt/load-attempt-places.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'

export async function endIfLate({ context }: Pick<LoaderFunctionArgs, 'context'>, actor: Actor, { id, state, dueAt }: AttemptHeader, now: Date): Promise<void> {
  const late = isLate(new Date(dueAt), now)
  if (state === 'in_progress' && late) await submitAttempt({ actor, attemptId: id, now, address: String(context.address) })
  if (state !== 'in_progress' || late) throw redirect(paths.attemptResult(id))
}
