/** The officers of a scenario with all that is known of them. Nothing but the seed, the day and content/ decides. */
import { addDays } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { makeDice } from './make-dice.server'
import { type Career, drawCareer } from './draw-career.server'
import { type EvidenceRow, drawEvidence } from './draw-evidence.server'
import { type CourseProof, type Gaps, drawGaps } from './draw-gaps.server'
import { drawNeeds } from './draw-needs.server'
import { type Outcome, type Seat, drawOutcomes } from './draw-outcomes.server'
import { type Person, drawPerson } from './draw-person.server'
import { drawPosts } from './draw-posts.server'
import type { Account, Scenario } from './find-scenario.server'
import type { World } from './load-world.server'
import { readNames } from './read-names.server'
import { reassignOfficers } from './reassign-officers.server'

export type Member = { person: Person; career: Career; outcome: Outcome; gaps: Gaps; evidence: EvidenceRow[]; account: Account | null }

/** Gives each account that is an officer the first officer in that post today. */
function seatAccounts(careers: readonly Career[], scenario: Scenario): Map<number, Account> {
  const seated = new Map<number, Account>()
  for (const account of scenario.accounts) {
    const wanted = account.officer
    if (!wanted) continue
    const i = careers.findIndex(({ main }, at) => !seated.has(at) && main.at(-1)?.unit.code === wanted.unit && main.at(-1)?.position === wanted.position)
    if (i < 0) throw new Error(`content/demo/${scenario.name}.yaml: không có ai giữ ${wanted.position} ở đơn vị ${wanted.unit} cho tài khoản ${account.username}`)
    seated.set(i, account)
  }
  return seated
}

function seatOf(career: Career, account: Account | undefined, world: World): Seat {
  const settled: Outcome | null = account ? (account.learner ? { kind: 'learner', learner: account.learner } : { kind: 'meets' }) : null
  return { unit: career.main.at(-1)?.unit ?? world.now.city, outcome: settled }
}

/** One who learns in the demo has held the post for years, so that nothing but the course is missing. */
function settled(career: Career, account: Account | undefined): Career {
  const first = career.main[0]
  const last = career.main.at(-1)
  if (!account?.learner || !first || !last) return career
  return { main: career.main.filter((segment) => segment === last || segment.position === last.position), concurrent: null }
}

export async function drawMembers(tx: Transaction, scenario: Scenario, world: World, proofs: Map<string, CourseProof>): Promise<Member[]> {
  const names = await readNames()
  const posts = drawPosts(scenario, world.before, makeDice(`${scenario.seed}:posts`))
  const drawn = posts.map((post, i) => drawCareer(post, scenario, world, makeDice(`${scenario.seed}:career:${i}`)))
  const careers = await reassignOfficers(tx, scenario, world, drawn)
  const accounts = seatAccounts(careers, scenario)
  const outcomes = drawOutcomes(careers.map((career, i) => seatOf(career, accounts.get(i), world)), scenario, world, makeDice(`${scenario.seed}:outcomes`))
  return careers.map((whole, i) => {
    const d = makeDice(`${scenario.seed}:person:${i}`)
    const career = settled(whole, accounts.get(i))
    const person = drawPerson(i + 1, career.main[0]?.from ?? world.start, world.today, names, d)
    const outcome = outcomes[i] ?? { kind: 'meets' }
    const needs = drawNeeds(career, outcome, scenario, world, d)
    const gaps = drawGaps(outcome, needs, scenario, world, proofs, d)
    const refreshed = d.day(addDays(world.today, -540), addDays(world.today, -10))
    const evidence = drawEvidence(needs, { officerId: person.id, born: person.birthDate, refreshed, world, gaps, d })
    return { person, career, outcome, gaps, evidence, account: accounts.get(i) ?? null }
  })
}
