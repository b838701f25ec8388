import type { ReactNode } from 'react'
import { StandingRing, type StandingRingProps } from './standing-ring'

/** The ring with, beside it, the verdict (a Chip) and what is counted in words. */
export function Standing({ ring, verdict, children }: { readonly ring: StandingRingProps; readonly verdict: ReactNode; readonly children: ReactNode }) {
  return <div className="standing"><StandingRing {...ring} /><div>{verdict}<p className="meta">{children}</p></div></div>
}
