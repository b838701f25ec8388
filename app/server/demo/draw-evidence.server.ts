/** The proofs of one officer, made from what has to be proven and from the outcome that was decided. */
import { type Education, educationRank, educations } from '~/domain/standard/education'
import type { CertificateRequirement, CompetencyRequirement } from '~/domain/standard/standard'
import { type Day, addDays, addMonths, dayOf, partsOfDay } from '~/domain/kernel/day'
import { newId } from '~/server/id.server'
import { chainOf } from './draw-chain.server'
import type { Dice } from './make-dice.server'
import type { Gaps } from './draw-gaps.server'
import type { Need } from './draw-needs.server'
import type { World } from './load-world.server'

export type EvidenceRow = {
  id: string
  officer_id: string
  kind: 'competency' | 'certificate' | 'education'
  competency_id: string | null
  level: number | null
  certificate_type_id: string | null
  education: Education | null
  source: string
  grade: 'A' | 'B' | 'C'
  valid_from: Day
  valid_to: Day | null
  certificate_id: string | null
}

type Draft = Partial<EvidenceRow> & Pick<EvidenceRow, 'kind' | 'source' | 'grade' | 'valid_from' | 'valid_to'>

export function evidenceRow(officerId: string, draft: Draft): EvidenceRow {
  return { id: newId(), officer_id: officerId, competency_id: null, level: null, certificate_type_id: null, education: null, certificate_id: null, ...draft }
}

type Subject = { officerId: string; born: Day; refreshed: Day; world: World; gaps: Gaps; d: Dice }

function certificates({ requirement, first, current }: Need & { requirement: CertificateRequirement }, { officerId, refreshed, world, gaps, d }: Subject): EvidenceRow[] {
  const id = requirement.certificateTypeId
  const months = world.months.get(id) ?? 0
  if (current && gaps.never.has(id)) return []
  const row = (valid_from: Day, valid_to: Day | null, source: string) => evidenceRow(officerId, { kind: 'certificate', certificate_type_id: id, source, grade: 'C', valid_from, valid_to })
  if (months === 0) return [row(first, null, 'import')]
  const spans = chainOf({ first, months, today: world.today, start: world.start, refreshed, ends: gaps.ends.get(id), late: gaps.late === id }, d)
  return spans.map(({ from, to }) => row(from, to, from < world.start ? 'import' : 'class'))
}

/** Assessed by the head of unit: sometimes higher than asked, sometimes after a lower one, sometimes with a term. */
function competencies({ requirement, first, current }: Need & { requirement: CompetencyRequirement }, { officerId, world, gaps, d }: Subject): EvidenceRow[] {
  const { competencyId } = requirement
  const row = (level: number, valid_from: Day, valid_to: Day | null, source = 'assessment') => evidenceRow(officerId, { kind: 'competency', competency_id: competencyId, level, source, grade: 'A', valid_from, valid_to })
  const lower = requirement.level - 1
  if (current && gaps.below.has(competencyId)) return lower > 0 ? [row(lower, first, null)] : []
  const level = Math.min(5, requirement.level + (d.chance(14) ? 1 : 0))
  const before = lower > 0 && d.chance(16) ? [row(lower, addDays(first, -d.between(200, 700)), null)] : []
  if (!d.chance(12)) return [...before, row(level, first, null)]
  const end = addMonths(first, 60)
  const again = end <= addDays(world.today, 100) ? [row(level, addDays(end, -d.between(10, 60)), null, 'observation')] : []
  return [...before, row(level, first, end), ...again]
}

function schooling(need: Education, { officerId, born, gaps, d }: Subject): EvidenceRow[] {
  const graduated = dayOf(partsOfDay(born).year + 22, 7, d.between(1, 28)) as Day
  const row = (education: Education) => evidenceRow(officerId, { kind: 'education', education, source: 'import', grade: 'C', valid_from: graduated, valid_to: null })
  const rank = educationRank(need)
  if (gaps.school) return rank > 0 && d.chance(70) ? [row(educations[rank - 1] as Education)] : []
  const at = d.weighted({ need: 22, higher: 66, highest: 12 })
  const reached = at === 'need' ? rank : at === 'higher' ? Math.max(rank, educationRank('dai_hoc')) : educations.length - 1
  return [row(educations[reached] as Education)]
}

export function drawEvidence(needs: readonly Need[], subject: Subject): EvidenceRow[] {
  let schooled = false
  return needs.flatMap((need) => {
    const { requirement } = need
    if (requirement.kind === 'certificate') return certificates({ ...need, requirement }, subject)
    if (requirement.kind === 'competency') return competencies({ ...need, requirement }, subject)
    if (schooled) return []
    schooled = true
    const asked = needs.flatMap((other) => (other.requirement.kind === 'education' ? [other.requirement.education] : []))
    return schooling(asked.reduce((a, b) => (educationRank(a) > educationRank(b) ? a : b)), subject)
  })
}
