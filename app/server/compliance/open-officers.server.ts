/**
 * The list of load-compliance-export for lists of any length: checked, counted, and its rows when they are wanted, in one view of
 * the database and page by page. `read` hands the rows to a writer and ends their transaction.
 */
import type { Actor } from '~/domain/access/role'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { findOfficerRows, readOfficerRows } from './find-officer-rows.server'
import { loadFrame } from './load-frame.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

const PAGE = 1000
const LONGEST_MS = 600_000

export type OpenOfficers = {
  readonly unit: UnitOnDay
  readonly reporting: UnitOnDay
  readonly length: number
  readonly read: <Value>(consume: (rows: AsyncIterable<OfficerRow>) => Promise<Value>) => Promise<Value>
}
export type OfficersQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter: OfficerFilter; readonly structure: Structure; readonly today: Day }

export async function openOfficers({ actor, unitId, asOf, filter, structure, today }: OfficersQuestion): Promise<Result<OpenOfficers, OverviewRefusal>> {
  const loaded = await loadFrame({ actor, act: 'exportStanding', unitId, asOf, today, structure })
  if (!loaded.ok) return loaded
  const { unit, ancestors, counted } = loaded.value
  const question = { units: (counted.get(asOf) ?? []).map((one) => one.unit), asOf, filter }
  const { total } = await findOfficerRows({ ...question, page: { offset: 0, limit: 1 } })
  return ok({
    unit, reporting: reportingUnit(actor, unit, ancestors), length: total,
    read: (consume) => db().$transaction(async (tx) => {
      async function* each(): AsyncGenerator<OfficerRow> {
        for await (const page of readOfficerRows(tx, question, PAGE)) yield* page
      }
      return consume(each())
    }, { isolationLevel: 'RepeatableRead', maxWait: 15_000, timeout: LONGEST_MS }),
  })
}
