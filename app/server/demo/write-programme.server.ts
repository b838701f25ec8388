/** The reserve programme of a scenario: quotas by communes, a cohort each half-year, and people on their way through it. */
import { type Day, addDays, addMonths } from '~/domain/kernel/day'
import { COMPLETION_CERTIFICATE } from '~/domain/programme/completion'
import type { Stage } from '~/domain/programme/stage'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { decisionText } from './draw-career.server'
import type { Member } from './draw-members.server'
import type { Scenario } from './find-scenario.server'
import type { World, WorldUnit } from './load-world.server'
import { type Dice, makeDice } from './make-dice.server'

type Cohort = { id: string; name: string; startsOn: Day; endsOn: Day }

/** So many months a cohort studies; one begins every six months, the last one lately. */
const STUDY_MONTHS = 5
const COHORTS = 4

function cohortsOf(today: Day): Cohort[] {
  return Array.from({ length: COHORTS }, (_, index) => {
    const startsOn = addMonths(today, -(COHORTS - 1 - index) * 6 - 2)
    return { id: newId(), name: `Khóa ${index + 1}`, startsOn, endsOn: addMonths(startsOn, STUDY_MONTHS) }
  })
}

/** Whole numbers that make the target together, in proportion to the communes below each unit. */
function quotasOf(world: World, target: number): Map<string, number> {
  const units = world.now.all.filter(({ parentId, level }) => parentId === world.now.city.id && (level === 'district' || level === 'commune'))
  const weight = (unit: WorldUnit) => (unit.level === 'commune' ? 1 : world.now.all.filter(({ parentId }) => parentId === unit.id).length)
  const total = units.reduce((sum, unit) => sum + weight(unit), 0)
  const quotas = new Map(units.map((unit) => [unit.id, Math.floor((target * weight(unit)) / total)]))
  let left = target - [...quotas.values()].reduce((sum, quota) => sum + quota, 0)
  for (const { id } of units) if (left-- > 0) quotas.set(id, (quotas.get(id) ?? 0) + 1)
  return quotas
}

function stagesOf(cohort: Cohort, today: Day, d: Dice): [Stage, Day][] {
  const stages: [Stage, Day][] = [['selected', addDays(cohort.startsOn, -d.between(20, 60))]]
  if (cohort.startsOn <= today) stages.push(['studying', cohort.startsOn])
  const drops = d.chance(7)
  if (drops && cohort.startsOn <= today) return [...stages, ['dropped', d.day(cohort.startsOn, cohort.endsOn < today ? cohort.endsOn : today)]]
  if (cohort.endsOn > today) return stages
  stages.push(['graduated', cohort.endsOn])
  const appointed = addDays(cohort.endsOn, d.between(10, 200))
  return d.chance(72) && appointed <= today ? [...stages, ['appointed', appointed]] : stages
}

export async function writeProgramme(tx: Transaction, scenario: Scenario, members: readonly Member[], world: World): Promise<void> {
  const { programme } = scenario
  const d = makeDice(`${scenario.seed}:programme`)
  const id = newId()
  const cohorts = cohortsOf(world.today)
  const type = await tx.certificateType.findUniqueOrThrow({ where: { code: COMPLETION_CERTIFICATE }, select: { id: true } })
  await tx.programme.create({ data: { id, unitId: world.now.city.id, name: programme.name, target: programme.target, targetOn: toColumn(addMonths(world.today, programme.due_in_months)), legalBasis: programme.legal_basis } })
  await tx.programmeQuota.createMany({ data: [...quotasOf(world, programme.target)].map(([unitId, quota]) => ({ programmeId: id, unitId, quota })) })
  const inCommunes = d.shuffled(members.filter(({ career, account }) => account === null && career.main.at(-1)?.unit.level === 'commune')).slice(0, programme.people)
  await tx.programmeCohort.createMany({ data: cohorts.map((cohort) => ({ id: cohort.id, programmeId: id, name: cohort.name, startsOn: toColumn(cohort.startsOn), endsOn: toColumn(cohort.endsOn), seats: Math.ceil((programme.people / COHORTS) * 1.2) })) })
  const rows = inCommunes.map(({ person, career }, index) => {
    const unit = career.main.at(-1)?.unit as WorldUnit
    const cohort = cohorts[index % COHORTS] as Cohort
    return { memberId: newId(), officerId: person.id, unitId: unit.parentId === world.now.city.id ? unit.id : (unit.parentId ?? unit.id), cohort, stages: stagesOf(cohort, world.today, d).map(([stage, on]) => ({ stage, on, decision: decisionText(scenario, d, on) })) }
  })
  await tx.programmeMember.createMany({ data: rows.map(({ memberId, officerId, unitId, cohort }) => ({ id: memberId, programmeId: id, officerId, unitId, cohortId: cohort.id })) })
  const entered = rows.flatMap(({ memberId, officerId, stages }) => stages.map((entry, index) => ({ ...entry, memberId, officerId, number: index + 1, evidenceId: entry.stage === 'graduated' ? newId() : null })))
  const recordedAt = (on: Day) => new Date(`${on}T09:00:00+07:00`)
  await tx.evidence.createMany({ data: entered.flatMap(({ evidenceId, officerId, on, decision }) => (evidenceId === null ? [] : [{ id: evidenceId, officerId, kind: 'certificate', certificateTypeId: type.id, source: 'class', grade: 'A', validFrom: toColumn(on), note: decision, recordedAt: recordedAt(on) }])) })
  await tx.programmeStage.createMany({ data: entered.map(({ memberId, number, stage, on, decision, evidenceId }) => ({ id: newId(), memberId, number, stage, happenedOn: toColumn(on), decision, evidenceId, recordedAt: recordedAt(on) })) })
}
