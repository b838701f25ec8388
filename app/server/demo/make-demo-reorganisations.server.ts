/**
 * Reorganisations of the demo: some communes of one district merged and others split a few months ago, so that there are as
 * many as before and none grows beyond the others; and a merger that waits for a decision. Made by the same commands as in
 * earnest, after the people are there; once. Communes where somebody came or went lately are left alone.
 */
import type { Actor } from '~/domain/access/role'
import { addDays, addMonths, type Day, dayOfInstant } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { getOwner } from '~/server/export-file/get-owner.server'
import { beginReorganising } from '~/server/reorganisation/begin-reorganising.server'
import { getReorganisation } from '~/server/reorganisation/get-reorganisation.server'
import { startReorganisation } from '~/server/reorganisation/start-reorganisation.server'
import { workReorganisations } from '~/server/reorganisation/work-reorganisations.server'
import type { Rearrangement, Scenario } from './find-scenario.server'

const HEAD = 'Đơn vị cũ;Trực thuộc (cũ);Đơn vị mới;Mã cán bộ;Nhận phần còn lại'
/** People of a commune before a merger, and before a split: what comes of it has three to six like the others. */
const [FEW, MANY] = [3, 6]

type Commune = { name: string; district: string; people: string[] }
type Act = { by: Actor; cityId: string; rule: Rearrangement }

export async function makeDemoReorganisations({ rearrangement: rule }: Scenario, today: Day): Promise<void> {
  if (rule === undefined || (await db().reorganisation.count()) > 0) return
  const city = await db().roleAssignment.findFirst({ where: { role: 'hr', unit: { level: 'city' } }, select: { userId: true, unitId: true } })
  const by = city && (await getOwner(city.userId, today))
  if (city?.unitId == null || by == null) return
  const on = monthStart(addMonths(today, -rule.done.months_ago))
  const communes = await findQuiet(rule.district, on)
  const [few, many] = [communes.filter(({ people }) => people.length === FEW), communes.filter(({ people }) => people.length === MANY)]
  // As many mergers as splits, so that the number of communes stays.
  const pairs = Math.min(rule.done.merged.length, rule.done.parts.length, Math.floor(few.length / 2), many.length)
  const mergers = rule.done.merged.slice(0, pairs).flatMap((name, at) => few.slice(at * 2, at * 2 + 2).map((commune) => line(commune, name)))
  const splits = rule.done.parts.slice(0, pairs).flatMap(([first, second], at) => many.slice(at, at + 1).flatMap((commune) => [line(commune, first, commune.people.slice(0, FEW).join(', ')), line(commune, second, '', 'x')]))
  const act = { by, cityId: city.unitId, rule }
  if (pairs > 0) await carryOut(act, [...mergers, ...splits], on)
  const next = communes.filter(({ people }) => people.length !== FEW && people.length !== MANY).slice(0, 2)
  if (next.length === 2) await prepare(act, { name: rule.planned.name, effectiveOn: monthStart(addMonths(today, rule.planned.in_months)), lines: next.map((commune) => line(commune, rule.planned.merged)), now: at(addDays(today, -2)) })
}

const at = (day: Day) => new Date(`${day}T09:15:00+07:00`)
const monthStart = (day: Day): Day => `${day.slice(0, 7)}-01`
const line = ({ name, district }: Commune, into: string, staff = '', rest = '') => `Xã ${name};${district};Xã ${into};${staff};${rest}`

/** Communes (xã) of the district in which nobody came or went since the day, in the order of their codes. */
async function findQuiet(districtCode: string, on: Day): Promise<Commune[]> {
  return db().$queryRaw<Commune[]>`
    SELECT v.name, 'Huyện ' || d.name AS district, array_agg(o.staff_code ORDER BY o.staff_code) FILTER (WHERE p.kind = 'main') AS people
    FROM unit_version d JOIN unit_version v ON v.parent_id = d.unit_id AND v.type = 'xa' AND v.valid_to IS NULL
    JOIN posting p ON p.unit_id = v.unit_id AND p.superseded_at IS NULL AND (p.valid_to IS NULL OR p.valid_to > ${toColumn(on)}) JOIN officer o ON o.id = p.officer_id
    WHERE d.official_code = ${districtCode} AND d.type = 'huyen' AND d.valid_to IS NULL
    GROUP BY d.name, v.name, v.official_code HAVING bool_and(p.valid_to IS NULL AND p.valid_from < ${toColumn(on)}) ORDER BY v.official_code`
}

type Draft = { name: string; effectiveOn: Day; lines: readonly string[]; now: Date }

async function prepare({ by, cityId, rule }: Act, { name, effectiveOn, lines, now }: Draft): Promise<string> {
  const form = { name, basis: { number: rule.basis, date: addDays(dayOfInstant(now), -20), issuer: rule.issuer }, reviewState: 'pending' as const, effectiveOn }
  const started = await startReorganisation({ by, unitId: cityId, id: null, form, file: { name: 'phuong-an-dung-thu.csv', bytes: Buffer.from(`\ufeff${[HEAD, ...lines].join('\r\n')}`) }, now })
  if (!started.ok) throw new Error(`demo reorganisation: ${started.reason}`)
  await workReorganisations(() => now)
  return started.value
}

async function carryOut(act: Act, lines: readonly string[], on: Day): Promise<void> {
  const now = at(addDays(on, 2))
  const id = await prepare(act, { name: act.rule.done.name, effectiveOn: on, lines, now })
  const begun = await beginReorganising({ by: act.by, id, work: { kind: 'apply', seen: now.toISOString() }, now })
  if (!begun.ok) throw new Error(`demo reorganisation: ${begun.reason}`)
  await workReorganisations(() => now)
  const found = await getReorganisation({ by: act.by, id, now })
  if (!found.ok || found.value.state !== 'applied') throw new Error('demo reorganisation: not carried out')
}
