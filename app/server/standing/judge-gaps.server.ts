/**
 * The runs of days on which officers lack the same things, for replaceSpans and under its locks. The spans are handed in: only
 * days that do not comply are judged again.
 */
import { type GapFacts, type GapRun, gapRuns } from '~/domain/compliance/gap-runs'
import type { StandingRun } from '~/domain/compliance/met-spans'
import type { PersonFacts } from '~/domain/compliance/person-facts'
import type { StandardsByPosition } from '~/domain/standard/standard'
import { inTurns } from './in-turns.server'
import { loadLearningFacts } from './load-learning-facts.server'
import type { RunQuery } from './load-person-facts.server'

export type Judged = { readonly person: PersonFacts; readonly spans: readonly StandingRun[] }

/**
 * Gap runs of many people in a row. Of people with nothing on record but one post, only the post and its days matter: a list
 * of thousands of new officers is judged once a post and day instead of once a person. All by the same standards.
 */
function gapRunsOf(): (facts: GapFacts, spans: readonly StandingRun[]) => readonly GapRun[] {
  const bare = new Map<string, readonly GapRun[]>()
  return (facts, spans) => {
    const { postings: [only, ...others], evidence, waivers = [], absences = [] } = facts.person
    if (only === undefined || others.length + evidence.length + waivers.length + absences.length + facts.learning.length > 0) return gapRuns(facts, spans)
    const key = [only.positionId, only.kind, only.span.from, only.span.to].join(' ')
    const found = bare.get(key) ?? gapRuns(facts, spans)
    bare.set(key, found)
    return found.map((run) => ({ ...run, unitId: only.unitId }))
  }
}

export type OfficerGap = GapRun & { readonly officerId: string }

/** In: officers with all facts, superseded evidence with them. One or two queries however many there are, none when all comply. */
export async function judgeGaps(run: RunQuery, judged: readonly Judged[], standards: StandardsByPosition): Promise<OfficerGap[]> {
  const lacking = judged.filter(({ spans }) => spans.some(({ meets }) => !meets))
  if (lacking.length === 0) return []
  const learning = await loadLearningFacts(run, lacking.map(({ person }) => person.officerId))
  const runsOf = gapRunsOf()
  const gaps = await inTurns(lacking, ({ person, spans }) => runsOf({ person, standards, learning: learning.get(person.officerId) ?? [] }, spans).map((gap) => ({ ...gap, officerId: person.officerId })))
  return gaps.flat()
}
