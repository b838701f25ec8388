/** Where the people of a whole are counted on a day by what was known at an earlier moment: its units, and units that had ended by then. */
import type { Day } from '~/domain/kernel/day'
import { withFormerUnits } from '~/domain/org/former-places'
import { findUnitChanges } from './find-unit-changes.server'
import { findUnitVersions } from './find-unit-versions.server'
import type { CountedUnit } from './load-frame.server'

/** In: the units counted on the day, and the root. Out: by unit, the one right below the root that it is counted under, or the root. */
export async function findKnownPlaces(counted: readonly CountedUnit[], rootId: string, asOf: Day): Promise<Map<string, string | null>> {
  const tops = new Map(counted.map(({ unit, top }) => [unit.unitId, top]))
  return withFormerUnits(tops, { rootId, asOf, versions: await findUnitVersions(), changes: await findUnitChanges() })
}
