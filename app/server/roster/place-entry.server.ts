/** Where a row posts its person: the unit of the day and the post, or the faults that say what is near. */
import { matchPosition } from '~/domain/roster/match-position'
import { matchUnit } from '~/domain/roster/match-unit'
import type { RowPlace } from '~/domain/roster/judge-row'
import type { RosterEntry, RowFault } from '~/domain/roster/read-entry'
import type { Surroundings } from './load-surroundings.server'

export type Placer = (entry: RosterEntry) => { readonly place: RowPlace | null; readonly faults: readonly RowFault[] }

/** Rows of a list repeat units and posts: each text is looked up once. */
export function placerOf({ units, positions, inReach, inList, today }: Surroundings): Placer {
  const unitsFound = new Map<string, { unitId: string | null; fault: RowFault | null }>()
  const positionsFound = new Map<string, { positionId: string | null; fault: RowFault | null }>()
  const unitOf = ({ unit, unitParent, from }: RosterEntry) => {
    const match = matchUnit(unit, unitParent, units.on(from))
    const fail = (key: string, values: RowFault['values'] = {}) => ({ unitId: null, fault: { column: 'unit' as const, key, values: { text: unit.slice(0, 80), ...values } } })
    if (match.ok) {
      const { unitId } = match.unit
      // A unit that has since come under others is theirs, whatever it was on the day of the row.
      if (units.on(today).byId.has(unitId) && !inReach(unitId, today)) return fail('unitOutside')
      if (!inList(unitId, from)) return inList(unitId, today) ? { unitId, fault: null } : fail('unitOutside')
      return inReach(unitId, from) ? { unitId, fault: null } : fail('unitOutside')
    }
    if (from !== today && matchUnit(unit, unitParent, units.on(today)).ok) return fail('unitNotThen')
    // Units that the actor may not see are not named either.
    const near = match.suggestions.filter(({ unitId }) => inList(unitId, from)).map(({ unitId }) => units.phrase(unitId, from))
    return fail(near.length > 0 ? `${match.reason}Near` : match.reason, near.length > 0 ? { near: near.join('; ') } : {})
  }
  const positionOf = ({ position }: RosterEntry) => {
    const match = matchPosition(position, positions)
    if (match.ok) return { positionId: match.position.id, fault: null }
    const near = match.suggestions.map(({ code, name }) => `${code} ${name}`).join('; ')
    return { positionId: null, fault: { column: 'position' as const, key: near === '' ? 'positionUnknown' : 'positionUnknownNear', values: { text: position.slice(0, 80), ...(near === '' ? {} : { near }) } } }
  }
  return (entry) => {
    const unitKey = `${entry.from}\n${entry.unit}\n${entry.unitParent}`
    const unit = entry.unit === '' ? { unitId: null, fault: null } : (unitsFound.get(unitKey) ?? unitOf(entry))
    const position = entry.position === '' ? { positionId: null, fault: null } : (positionsFound.get(entry.position) ?? positionOf(entry))
    if (unitsFound.size < 50_000) unitsFound.set(unitKey, unit)
    if (positionsFound.size < 50_000) positionsFound.set(entry.position, position)
    const place = unit.unitId !== null && position.positionId !== null ? { unitId: unit.unitId, positionId: position.positionId } : null
    return { place, faults: [unit.fault, position.fault].flatMap((fault) => fault ?? []) }
  }
}
