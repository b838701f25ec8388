/**
 * A report, checked and ready to be read: its frame, its totals and how long it is at once; its rows when they are wanted, in
 * one view of the database, page by page where they are many. `read` hands the rows to a writer and ends their transaction.
 */
import { type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { ReportRequest } from '~/domain/export-file/export-request'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { communeQualitySheet } from '~/domain/report/commune-quality'
import { addLearner, learnerCells, learnerFrame, learnerTotalCells, NO_LEARNERS } from '~/domain/report/learner-sheet'
import type { OfficialSheet, ReportCell, ReportFrame, Reporting } from '~/domain/report/official-sheet'
import { trainingResultsSheet } from '~/domain/report/training-results'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'
import { countLearners, type LearnerQuestion, readLearners } from './find-learners.server'
import { findPostQualities } from './find-post-qualities.server'
import { findTrainingCounts } from './find-training-counts.server'
import { getReportScope } from './get-report-scope.server'

/** Yields the rows, returns the total. */
export type ReportRows = AsyncGenerator<readonly ReportCell[], readonly ReportCell[]>
export type OpenReport = {
  readonly path: readonly UnitOnDay[]
  readonly frame: ReportFrame
  readonly length: number
  readonly total: readonly ReportCell[]
  readonly read: <Value>(consume: (rows: ReportRows) => Promise<Value>, pageSize?: number) => Promise<Value>
}

const PAGE = 1000
/** A long list may take minutes to write; its rows stay those of its beginning. */
const LONGEST_MS = 600_000

export async function openReport({ actor, request, today }: { readonly actor: Actor; readonly request: ReportRequest; readonly today: Day }): Promise<Result<OpenReport, Refusal | 'not_found' | 'course'>> {
  const { unitId, asOf } = request
  const structure = request.structure ?? 'then'
  const scope = await getReportScope({ actor, unitId, asOf, structure, today })
  if (!scope.ok) return scope
  const { path, units, split } = scope.value
  const { ISSUER_PARENT, ISSUER_NAME, ISSUER_PLACE } = env()
  const reporting: Reporting = { path, today, structure, split, issuer: { parent: ISSUER_PARENT, name: ISSUER_NAME, place: ISSUER_PLACE } }
  const ids = units.map((unit) => unit.unitId)
  switch (request.kind) {
    case 'training_results': {
      const counts = await findTrainingCounts({ units: ids, from: `${request.year}-01-01`, asOf })
      return ok(asOpen(path, trainingResultsSheet(counts, request.year, formatDay(asOf), asOf.endsWith('-12-31') ? null : formatDay(asOf), reporting)))
    }
    case 'commune_quality':
      return ok(asOpen(path, communeQualitySheet(await findPostQualities({ units: ids, asOf }), formatDay(asOf), reporting)))
    case 'eligible_learners': {
      const course = await db().courseVersion.findFirst({ where: { isCurrent: true, course: { code: request.courseCode } }, select: { title: true } })
      if (course === null) return err('course')
      const frame = learnerFrame({ code: request.courseCode, title: course.title }, `từ ngày ${formatDay(request.from)} đến ngày ${formatDay(asOf)}`, reporting)
      return ok(await asLearnerList(path, frame, { units, courseCode: request.courseCode, from: request.from, asOf }))
    }
  }
}

function asOpen(path: readonly UnitOnDay[], { rows, total, ...frame }: OfficialSheet): OpenReport {
  async function* each(): ReportRows {
    yield* rows
    return total
  }
  return { path, frame, length: rows.length, total, read: (consume) => consume(each()) }
}

async function asLearnerList(path: readonly UnitOnDay[], frame: ReportFrame, question: LearnerQuestion): Promise<OpenReport> {
  const totals = (await countLearners(question)).reduce((sum, { people, ...facts }) => addLearner(sum, facts, people), NO_LEARNERS)
  return {
    path, frame, length: totals.people, total: learnerTotalCells(totals),
    read: (consume, pageSize = PAGE) => db().$transaction(async (tx) => {
      async function* each(): ReportRows {
        let seen = NO_LEARNERS
        for await (const page of readLearners(tx, question, pageSize)) {
          for (const learner of page) {
            seen = addLearner(seen, learner)
            yield learnerCells(learner, seen.people)
          }
        }
        return learnerTotalCells(seen)
      }
      return consume(each())
    }, { isolationLevel: 'RepeatableRead', maxWait: 15_000, timeout: LONGEST_MS }),
  }
}
