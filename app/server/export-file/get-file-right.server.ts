/**
 * Whether somebody may have what a file is about, asked when it is asked for, when it is written and when it is fetched: the
 * right of the page that the file is of, over the unit, with the unit tree of its day.
 */
import { type Act, type Refusal, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import type { Structure } from '~/domain/compliance/people-filter'
import { type ExportRequest, isReportRequest, isSignedRequest } from '~/domain/export-file/export-request'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { loadFrame } from '~/server/compliance/load-frame.server'
import { getReportScope } from '~/server/report/get-report-scope.server'
import { getSnapshot } from '~/server/snapshot/get-snapshot.server'

const actOf = (request: ExportRequest): Act => (isReportRequest(request) ? 'makeReports' : 'exportStanding')

/** By which tree of units its figures are. */
function structureOf(request: ExportRequest): Structure {
  if (request.kind === 'officers') return readOfficerQuery((name) => request.query[name] ?? null).structure
  return isReportRequest(request) ? (request.structure ?? 'then') : 'then'
}

/** units: whose people the file is of. Those of a file that was written must all still be among them when it is fetched. */
export type FileRight = { readonly unitName: string; readonly unitType: string; readonly units: readonly string[] }

/** Units that the right rests on: structure of today counts whatever of the unit is in charge, so all of it must stay so. */
export function chargeOf(actor: Actor, request: ExportRequest): string[] {
  return [...new Set(scopeUnits(actor, actOf(request)))]
}

/** Units that must all still be in charge when the file is fetched: those it tells of, and those its structure rests on. */
export function scopeOfFile(actor: Actor, request: ExportRequest, { units }: FileRight): string[] {
  return [...new Set([...units, ...(structureOf(request) === 'today' ? chargeOf(actor, request) : [])])]
}

export async function getFileRight({ actor, request, today }: { readonly actor: Actor; readonly request: ExportRequest; readonly today: Day }): Promise<Result<FileRight, Refusal | 'not_found'>> {
  const { unitId, asOf } = request
  if (isReportRequest(request)) {
    const scope = await getReportScope({ actor, unitId, asOf, structure: structureOf(request), today })
    if (!scope.ok) return scope
    return ok({ unitName: scope.value.path[0]?.name ?? '', unitType: scope.value.path[0]?.type ?? '', units: scope.value.units.map((unit) => unit.unitId) })
  }
  if (isSignedRequest(request)) {
    const found = await getSnapshot({ by: actor, act: 'exportStanding', id: request.snapshotId, today })
    if (!found.ok) return found
    const { path: [unit], ...signed } = found.value
    if (signed.unitId !== unitId || signed.asOf !== asOf) return err('not_found')
    // The right outlives the unit, so it rests on the unit alone, not on what lies below it today.
    return ok({ unitName: unit?.name ?? '', unitType: unit?.type ?? '', units: [unitId] })
  }
  const frame = await loadFrame({ actor, act: 'exportStanding', unitId, asOf, today, structure: structureOf(request) })
  return frame.ok ? ok({ unitName: frame.value.unit.name, unitType: frame.value.unit.type, units: (frame.value.counted.get(asOf) ?? []).map((one) => one.unit.unitId) }) : frame
}
