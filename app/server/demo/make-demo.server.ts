/**
 * The demo data of a scenario, made once, in one transaction: it is there whole or not at all. Everything hangs on the
 * scenario's seed and on the day it is made, so that expiries and trends are always those of "today".
 */
import { type Day, addMonths } from '~/domain/kernel/day'
import { recordEvent } from '~/server/audit/record-event.server'
import { now as clock, today as clockDay } from '~/server/clock.server'
import { applyStructure } from '~/server/content/apply-structure.server'
import { checkUnits } from '~/server/content/check-units.server'
import { collectFaults } from '~/server/content/collect-faults.server'
import { readContent } from '~/server/content/read-content.server'
import { db, pool, type Transaction } from '~/server/db.server'
import { env } from '~/server/env.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'
import { makeDemoWork } from './make-demo-work.server'
import { makeDemoReorganisations } from './make-demo-reorganisations.server'
import { makeDice } from './make-dice.server'
import { type Issued, drawCertificates } from './draw-certificates.server'
import { type Member, drawMembers } from './draw-members.server'
import { type Scenario, findScenario } from './find-scenario.server'
import { type OwnCourse, loadOwnCourse } from './load-own-course.server'
import { loadWorld } from './load-world.server'
import { writeAccounts } from './write-accounts.server'
import { writeAttempts } from './write-attempts.server'
import { writePeople, writeProofs } from './write-members.server'
import { writeProgramme } from './write-programme.server'

export { demoAccounts } from './demo-accounts.server'

export type DemoWish = {
  /** Name of a scenario; without it: whatever is there already, or else the default. */
  scenario?: string
  /** The day everything is relative to. */
  today?: Day
  onProgress?: (line: string) => void
}

const STATE = 'demo'
const ACTOR = 'demo'
const BATCH = 500
/** How many have sat the final test of our own course and not passed it since. */
const FAILING = 6

async function coursesOf(tx: Transaction, scenario: Scenario): Promise<Map<string, OwnCourse>> {
  const codes = new Set([scenario.own_certificates.course, ...scenario.accounts.flatMap(({ learner }) => (learner ? [learner.course] : []))])
  const courses = new Map<string, OwnCourse>()
  for (const code of codes) courses.set(code, await loadOwnCourse(tx, code))
  return courses
}

async function writeStanding(tx: Transaction, officerIds: readonly string[]): Promise<void> {
  const run = queriesOf(tx)
  for (let i = 0; i < officerIds.length; i += BATCH) await replaceSpans(run, officerIds.slice(i, i + BATCH))
}

/** Those who lack nothing but the certificate of our own course, and never had it. */
function failing(members: readonly Member[], { certificates }: Issued, { certificateTypeId }: OwnCourse): string[] {
  const holders = new Set(certificates.map(({ officer_id }) => officer_id))
  const only = members.filter(({ account, outcome, gaps, person }) => account === null && outcome.kind === 'lacks' && gaps.never.has(certificateTypeId) && gaps.never.size + gaps.ends.size + gaps.below.size + Number(gaps.school) === 1 && !holders.has(person.id))
  return only.slice(0, FAILING).map(({ person }) => person.id)
}

async function make(tx: Transaction, scenario: Scenario, today: Day): Promise<number> {
  const now = clock()
  await tx.demoState.create({ data: { id: STATE, scenario: scenario.name, startedAt: now } })
  if (scenario.reorganisation) await applyStructure(tx, scenario.reorganisation.structure, { structures: checkUnits(await readContent(), collectFaults('vi')), actorName: ACTOR, at: now })
  const world = await loadWorld(tx, scenario, today, addMonths(today, -scenario.history_months))
  const courses = await coursesOf(tx, scenario)
  const proofs = new Map([...courses].map(([code, course]) => [code, { certificateTypeId: course.certificateTypeId, competencyIds: course.competencies.map(({ id }) => id) }]))
  const members = await drawMembers(tx, scenario, world, proofs)
  const { ISSUER_PARENT: parent, ISSUER_NAME: name, ISSUER_AUTHORITY: authority, ISSUER_PLACE: place } = env()
  const { course, count, revoked } = scenario.own_certificates
  const wanted = { count, revoked, reason: scenario.texts.revoked }
  const issued = drawCertificates(members, courses.get(course) as OwnCourse, wanted, { parent, name, authority, place }, world, makeDice(`${scenario.seed}:certificates`))
  await writePeople(tx, members, world)
  const takers = { certificates: issued.certificates, failing: failing(members, issued, courses.get(course) as OwnCourse), today }
  await writeAttempts(tx, takers, courses.get(course) as OwnCourse, makeDice(`${scenario.seed}:attempts`))
  await writeProofs(tx, members, issued, world)
  await writeProgramme(tx, scenario, members, world)
  await writeAccounts(tx, scenario, members, courses, world)
  await writeStanding(tx, members.map(({ person }) => person.id))
  await recordEvent(tx, { at: now, actor: { userId: null, name: ACTOR }, action: 'demo.make', subjectType: 'demo', subjectId: STATE, detail: { scenario: scenario.name, officers: members.length, certificates: issued.certificates.length } })
  await tx.demoState.update({ where: { id: STATE }, data: { finishedAt: clock() } })
  return members.length
}

/** Makes the demo data unless it is there. Throws a sentence for the operator when another scenario is there. */
export async function makeDemo({ scenario: name, today = clockDay(), onProgress = () => undefined }: DemoWish = {}): Promise<void> {
  if (env().mode !== 'demo') throw new Error('Không tạo dữ liệu dùng thử trong cơ sở dữ liệu chính thức (DATABASE_URL đang được đặt).')
  const state = await db().demoState.findFirst()
  if (state && (name === undefined || state.scenario === name)) return
  if (state) throw new Error(`Cơ sở dữ liệu đang chứa kịch bản dùng thử "${state.scenario}", không phải "${name}". Muốn đổi kịch bản, hãy chạy: npm run reset`)
  const scenario = await findScenario(name)
  onProgress(`Đang tạo dữ liệu dùng thử: ${scenario.title}…`)
  const started = performance.now()
  const officers = await db().$transaction((tx) => make(tx, scenario, today), { timeout: 180_000, maxWait: 20_000 })
  await makeDemoWork(scenario, today)
  await makeDemoReorganisations(scenario, today)
  // Fresh statistics, and a visibility map, without which counts over spans cannot stay inside their index.
  await pool().query('VACUUM (ANALYZE) officer, posting, evidence, standing_span, standing_gap, standing_quarter, unit_version')
  onProgress(`Đã tạo dữ liệu dùng thử: ${officers} cán bộ (${((performance.now() - started) / 1000).toFixed(1)} giây).`)
}
