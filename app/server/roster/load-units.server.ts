/** Every unit of every day, as an index for the day asked: units change on few days, so few indexes are ever made. */
import { unitPhrase } from '~/domain/org/unit-phrase'
import type { Day } from '~/domain/kernel/day'
import { contains } from '~/domain/kernel/day-span'
import { type UnitChoice, type UnitIndex, pathIn, unitIndex } from '~/domain/roster/match-unit'
import { db } from '~/server/db.server'

type Version = UnitChoice & { level: string; validFrom: Day; validTo: Day | null }
export type Units = { readonly on: (day: Day) => UnitIndex; readonly phrase: (unitId: string, day: Day) => string }

export async function loadUnits(): Promise<Units> {
  const versions = await db().$queryRaw<Version[]>`
    SELECT v.unit_id AS "unitId", v.parent_id AS "parentId", v.name, v.type, v.official_code AS code, u.level, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
    FROM unit_version v JOIN unit u ON u.id = v.unit_id ORDER BY v.name, v.unit_id`
  const borders = [...new Set(versions.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [validTo])]))].sort()
  const made = new Map<number, UnitIndex>()
  const level = new Map(versions.map((version) => [version.unitId, version.level]))
  const on = (day: Day): UnitIndex => {
    const epoch = borders.filter((border) => border <= day).length
    const index = made.get(epoch) ?? unitIndex(versions.filter(({ validFrom, validTo }) => contains({ from: validFrom, to: validTo }, day)).map(({ unitId, parentId, name, type, code }) => ({ unitId, parentId, name, type, code })))
    made.set(epoch, index)
    return index
  }
  const phrase = (unitId: string, day: Day): string => {
    const index = on(day)
    return unitPhrase(pathIn(unitId, index).flatMap((id) => {
      const unit = index.byId.get(id)
      return unit ? [{ name: unit.name, type: unit.type, level: level.get(id) ?? '' }] : []
    }))
  }
  return { on, phrase }
}
