import { generate, unitIdOf } from '/work/main/tests/bench/compliance-data'
const url = process.env.EMBEDDED_DATABASE_URL!
if (process.argv[2]) { if (process.argv[2] !== "r") await generate(url, Number(process.argv[2])); const { rebuildStanding } = await import('/work/main/app/server/standing/rebuild-standing.server'); const t=performance.now(); console.log(await rebuildStanding(), performance.now()-t) }
const A = '/work/main/app/server/compliance/'
const { findCauses } = await import(A+'find-causes.server'); const { findExpiringCounts } = await import(A+'find-expiring-counts.server'); const { findStandingCounts } = await import(A+'find-standing-counts.server'); const { findUnitTrees } = await import(A+'find-unit-trees.server'); const { getUnitPath } = await import(A+'get-unit-path.server'); const { findPositionsHeld } = await import(A+'find-positions-held.server'); const { findOfficerRows } = await import(A+'find-officer-rows.server')
const days = ['2024-12-31', '2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-11-23', '2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30']
const T = '2026-11-23'
const units = (await findUnitTrees(unitIdOf(0), [T])).get(T)!
for (const [name, work] of Object.entries({
  path: () => getUnitPath(unitIdOf(0), T), trees: () => findUnitTrees(unitIdOf(0), days), counts: () => findStandingCounts(null, days), counts1: () => findStandingCounts(null, [T]),
  expiring: () => findExpiringCounts(null, T, '2027-02-21'), causes: () => findCauses(null, T), positions: () => findPositionsHeld(units.map((u: any) => u.unitId), T),
  rows: () => findOfficerRows({ units, asOf: T, filter: {}, page: { offset: 50, limit: 25 } }), search: () => findOfficerRows({ units, asOf: T, filter: {search:'duc ng', state:'missing', sort:'missing'}, page: { offset: 50, limit: 25 } }), exp: () => findOfficerRows({ units, asOf: T, filter: {state:'expiring'}, page: { offset: 0, limit: 25 } }),
} as Record<string, () => Promise<unknown>>)) { const ts=[]; for (let i=0;i<6;i++){ const t=performance.now(); await work(); ts.push((performance.now()-t).toFixed(0)) } console.log(name, ts.join(' ')) }
console.log(JSON.stringify(await findCauses(null, T)), [...(await findStandingCounts(null,[T])).get(T)!.values()].reduce((a:any,b:any)=>[a[0]+b.people,a[1]+b.met],[0,0]))
const { closeDb } = await import('/work/main/app/server/db.server'); await closeDb()
