/** How many people go from which old unit to which new one: officers by main posting, further postings beside them. Source: issue "Compliance" (reorganisations). */
import type { Move } from './assign-people'

export type Flow = { readonly from: string; readonly to: string | null; readonly officers: number; readonly concurrent: number }

/** In: moves and which of the postings are main ones. Out: one flow for each pair, in the order met. */
export function countFlows(moves: readonly Move[], isMain: (postingId: string) => boolean): Flow[] {
  const flows = new Map<string, { from: string; to: string | null; officers: number; concurrent: number }>()
  for (const { postingId, from, to } of moves) {
    const key = `${from}|${to ?? ''}`
    const flow = flows.get(key) ?? { from, to, officers: 0, concurrent: 0 }
    if (isMain(postingId)) flow.officers += 1
    else flow.concurrent += 1
    flows.set(key, flow)
  }
  return [...flows.values()]
}
