/** Moves an open attempt on to a place, where its test goes forward only: what lies before is passed by for good. */
import { pool } from '~/server/db.server'
import { getPlaceKind } from './get-place-kind.server'

export type ReachPlace = { readonly officerId: string; readonly attemptId: string; readonly ordinal: number }

export async function reachPlace({ officerId, attemptId, ordinal }: ReachPlace): Promise<void> {
  const place = await getPlaceKind(attemptId, ordinal)
  if (!place?.forward) return
  await pool().query({
    name: 'reach-place',
    text: `UPDATE attempt SET furthest_ordinal = $3 WHERE id = $1 AND officer_id = $2 AND state = 'in_progress' AND furthest_ordinal < $3`,
    values: [attemptId, officerId, ordinal],
  })
}
