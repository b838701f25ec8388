/**
 * Whether the tree after a reorganisation is sound: each unit under one of a higher level, no circle, the same type and name
 * only once under one parent, an official code only once in force; and it does not pull the ground from under what is on
 * record to begin on the day or after it. Source: units-2025.md §3.
 */
import type { ExistingUnit, LaterUnit, MappingFault, MappingField, UnitFace, UnitOutcome } from './reorganisation'
import { exactName } from './settle-rows'

const RANK: Readonly<Record<string, number>> = { city: 0, district: 1, department: 1, commune: 2, division: 3, desk: 4 }

/** In: what becomes of units, the units before and those to come, and the line that each was named in. Out: faults. */
export function checkUnits(outcomes: readonly UnitOutcome[], units: ReadonlyMap<string, ExistingUnit>, later: readonly LaterUnit[], rowOf: ReadonlyMap<string, number>): MappingFault[] {
  const after = treeAfter(outcomes, units)
  const coming = comingUnits(later)
  const names = countBy([...after.values()].map(nameKey))
  const codes = countBy([...after.values()].flatMap(({ code }) => code ?? []))
  return outcomes.flatMap((outcome): MappingFault[] => {
    const { key, after: face } = outcome
    const fail = (column: MappingField, fault: string, values = {}): MappingFault => ({ row: rowOf.get(key) ?? 0, column: rowOf.has(key) ? column : null, key: fault, values: { text: face?.name ?? outcome.before?.name ?? '', ...values } })
    if (face === null) return (coming.under.get(key) ?? []).map((unit) => fail('from', 'comesUnder', { text: unit.name, day: unit.validFrom }))
    const ending = units.get(key)?.validTo ?? null
    const ends = ending === null ? [] : [fail('to', 'unitChangesLater', { day: ending })]
    const meets = outcome.kind === 'kept' ? [] : meetsComing(key, face, coming).map(({ column, fault, values }) => fail(column, fault, values))
    return [...ends, ...meets, ...treeFaults(outcome, face, after, { names, codes }).map(({ column, fault }) => fail(column, fault))]
  })
}

/** Units to come by the parent they will stand under, by name in its place, and by code. */
function comingUnits(later: readonly LaterUnit[]) {
  const by = (keyOf: (unit: LaterUnit) => string | null) => {
    const found = new Map<string, LaterUnit[]>()
    for (const unit of later) {
      const key = keyOf(unit)
      if (key !== null) found.set(key, [...(found.get(key) ?? []), unit])
    }
    return found
  }
  return { under: by(({ parentId }) => parentId), named: by(({ name, type, parentId }) => nameKey({ name, type, parentKey: parentId })), coded: by(({ code }) => code) }
}

/** Another unit is on record to have this one's place and name, or its code. */
function meetsComing(key: string, face: UnitFace, { named, coded }: ReturnType<typeof comingUnits>): { readonly column: MappingField; readonly fault: string; readonly values: MappingFault['values'] }[] {
  const other = (units: readonly LaterUnit[] = []) => units.filter(({ unitId }) => unitId !== key).slice(0, 1)
  return [
    ...other(named.get(nameKey(face))).map(({ validFrom }) => ({ column: 'to', fault: 'comesNamed', values: { day: validFrom } }) as const),
    ...other(coded.get(face.code ?? '')).map(({ name, validFrom }) => ({ column: 'code', fault: 'comesCoded', values: { other: name, day: validFrom } }) as const),
  ]
}

type Counts = { readonly names: ReadonlyMap<string, number>; readonly codes: ReadonlyMap<string, number> }

function treeFaults({ key, kind, changes }: UnitOutcome, face: UnitFace, after: ReadonlyMap<string, UnitFace>, { names, codes }: Counts): { readonly column: MappingField; readonly fault: string }[] {
  if (kind === 'kept') return []
  const recoded = face.code !== null && (kind === 'created' || changes.includes('recode'))
  const rules = [
    { column: 'to', fault: 'nameTwice', sound: names.get(nameKey(face)) === 1 },
    { column: 'toParent', fault: 'parentLevel', sound: isBelow(face, after) },
    { column: 'toParent', fault: 'parentCircle', sound: reachesTop(key, after) },
    { column: 'code', fault: 'codeTaken', sound: !recoded || codes.get(face.code ?? '') === 1 },
  ] as const
  return rules.filter(({ sound }) => !sound)
}

/** The faces of all units in force after the day, by id or key. */
export function treeAfter(outcomes: readonly UnitOutcome[], units: ReadonlyMap<string, ExistingUnit>): Map<string, UnitFace> {
  const after = new Map<string, UnitFace>([...units.values()].map(({ unitId, name, type, level, parentId, code }) => [unitId, { name, type, level, parentKey: parentId, code }]))
  for (const { key, after: face } of outcomes) {
    if (face === null) after.delete(key)
    else after.set(key, face)
  }
  return after
}

const nameKey = ({ name, type, parentKey }: Pick<UnitFace, 'name' | 'type' | 'parentKey'>) => `${parentKey ?? ''}|${type}|${exactName(name)}`

function isBelow({ parentKey, level }: UnitFace, after: ReadonlyMap<string, UnitFace>): boolean {
  const parent = parentKey === null ? undefined : after.get(parentKey)
  // A parent that is missing has a fault of its own.
  return parent === undefined || (RANK[parent.level] ?? 0) < (RANK[level] ?? 9)
}

function reachesTop(key: string, after: ReadonlyMap<string, UnitFace>): boolean {
  const seen = new Set<string>()
  for (let at: string | null = key; at !== null; at = after.get(at)?.parentKey ?? null) {
    if (seen.has(at)) return false
    seen.add(at)
  }
  return true
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
