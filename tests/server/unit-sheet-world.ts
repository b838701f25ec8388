/** A unit under a district under a city, whose people miss something, and the people who may look at its monthly sheet. */
import type { Actor } from '~/domain/access/role'
import { db } from '~/server/db.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { loadUnitSheet } from '~/server/unit-sheet/load-unit-sheet.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'

export const at = (day: string) => new Date(`${day}T01:00:00Z`)
export const month = '2026-11-01'
export const first = '2026-11-02'

export type World = { city: string; district: string; unit: string; head: Actor; above: Actor; hr: Actor; officerId: string }

/** A commune under a district under a city; each officer there (one, unless said) misses a certificate and a competency. */
export async function makeWorld({ districtHead = true, people = 1 } = {}): Promise<World> {
  const { id: city } = await makeUnit({ level: 'city' })
  const { id: district } = await makeUnit({ level: 'district', parentId: city })
  const { id: unit } = await makeUnit({ parentId: district, name: 'Hàng Thử' })
  const { id: positionId } = await makePosition()
  await makeStandard({ positionId, requirements: [{ certificateTypeId: (await makeCertificateType()).id }, { competencyId: (await makeCompetency()).id, level: 3 }] })
  const officerIds: string[] = []
  for (let n = 0; n < people; n += 1) {
    const { id } = await makeOfficer()
    await makePosting({ officerId: id, unitId: unit, positionId })
    officerIds.push(id)
  }
  await db().$transaction((tx) => rewriteStanding(tx, officerIds))
  const [officerId = ''] = officerIds
  const [head, above, hr] = [await makeUser({ roles: [{ role: 'head', unitId: unit }] }), await makeUser({ roles: [{ role: districtHead ? 'head' : 'officer', unitId: districtHead ? district : null }] }), await makeUser({ roles: [{ role: 'hr', unitId: district }] })]
  return { city, district, unit, head, above, hr, officerId }
}

export const sheetOf = async ({ unit, head }: World, day = first, by = head) => {
  const loaded = await loadUnitSheet({ by, unitId: unit, month, today: day })
  if (!loaded.ok || loaded.value.sheet === null) throw new Error('no sheet')
  return loaded.value
}
