/**
 * Who goes where when a unit goes to several: by staff code, else by code of the post, else to the line that takes the rest.
 * Whom no line takes stays unassigned, and that stops the reorganisation: nobody is lost in silence. The same holds for
 * people of a unit that is dissolved. Source: issue "Compliance" (reorganisations); docs/decisions/043.
 */
import type { Destination, MappingFault, UnitPlan } from './reorganisation'

export type PostedOfficer = { readonly postingId: string; readonly officerId: string; readonly staffCode: string; readonly unitId: string; readonly positionCode: string }
/** to: a unit's id or the key of one to be made; null: nobody takes this posting. */
export type Move = { readonly postingId: string; readonly officerId: string; readonly from: string; readonly to: string | null }

/** In: the plan of units, postings in its old units, and the codes of posts there are. Out: one move for each posting that leaves its unit, and faults of the lists. */
export function assignPeople(plan: Pick<UnitPlan, 'destinations'>, postings: readonly PostedOfficer[], positionCodes: ReadonlySet<string>): { readonly moves: readonly Move[]; readonly faults: readonly MappingFault[] } {
  const faults: MappingFault[] = []
  const byUnit = new Map<string, PostedOfficer[]>()
  for (const posting of postings) {
    const own = byUnit.get(posting.unitId)
    if (own) own.push(posting)
    else byUnit.set(posting.unitId, [posting])
  }
  const moves: Move[] = []
  for (const [unitId, destinations] of plan.destinations) {
    const people = byUnit.get(unitId) ?? []
    const chosen = chooser(destinations, people, positionCodes, faults)
    for (const posting of people) {
      const to = chosen(posting)
      if (to !== unitId) moves.push({ postingId: posting.postingId, officerId: posting.officerId, from: unitId, to })
    }
  }
  return { moves, faults }
}

type Lists = { readonly staff: ReadonlyMap<string, string>; readonly positions: ReadonlyMap<string, string>; readonly rest: string | null }

function chooser(destinations: readonly Destination[], people: readonly PostedOfficer[], positionCodes: ReadonlySet<string>, faults: MappingFault[]): (posting: PostedOfficer) => string | null {
  const keys = [...new Set(destinations.map(({ key }) => key))]
  if (keys.length < 2) return () => keys[0] ?? null
  const { staff, positions, rest } = listsOf(destinations, people, positionCodes, faults)
  return ({ staffCode, positionCode }) => staff.get(staffCode) ?? positions.get(positionCode) ?? rest
}

function listsOf(destinations: readonly Destination[], people: readonly PostedOfficer[], positionCodes: ReadonlySet<string>, faults: MappingFault[]): Lists {
  const codes = codesOf(people)
  const staff = new Map<string, string>()
  const positions = new Map<string, string>()
  const claim = (list: Map<string, string>, code: string, { key, row }: Destination, column: 'staff' | 'positions') => {
    const other = list.get(code)
    if (other !== undefined && other !== key) faults.push({ row, column, key: 'claimedTwice', values: { text: code } })
    list.set(code, key)
  }
  for (const one of destinations) {
    for (const typed of one.staff) {
      const code = codes.get(typed) ?? codes.get(bare(typed))
      if (code === undefined) faults.push({ row: one.row, column: 'staff', key: 'notOfUnit', values: { text: typed } })
      else claim(staff, code, one, 'staff')
    }
    for (const code of one.positions) {
      if (positionCodes.has(code)) claim(positions, code, one, 'positions')
      else faults.push({ row: one.row, column: 'positions', key: 'positionUnknown', values: { text: code } })
    }
  }
  const takers = destinations.filter(({ rest }) => rest)
  const other = takers.find(({ key }) => key !== takers[0]?.key)
  if (other) faults.push({ row: other.row, column: 'rest', key: 'restTwice', values: {} })
  return { staff, positions, rest: takers[0]?.key ?? null }
}

/** A code without the zeros that spreadsheets take away, marked so that it never meets a code as it is. */
const bare = (code: string) => `0…${code.replace(/^0+/, '')}`

/** Codes of the unit as they are, and without leading zeros where that means one person only. */
function codesOf(people: readonly PostedOfficer[]): Map<string, string> {
  const own = [...new Set(people.map(({ staffCode }) => staffCode))]
  const short = new Map<string, string[]>()
  for (const code of own) short.set(bare(code), [...(short.get(bare(code)) ?? []), code])
  return new Map([...own.map((code) => [code, code] as const), ...[...short].flatMap(([key, codes]) => (codes.length === 1 && codes[0] !== undefined ? [[key, codes[0]] as const] : []))])
}
