/**
 * What a file in the background is asked with: which kind, of whose figures, on which day, in which format. It is kept with
 * the file, so that whoever writes it (and whoever writes it again after a crash) writes what was asked.
 * The query of a list of officers, or the filter of a plan, is kept as the parameters of its page's address. Source: issue "Compliance" (exports).
 */
import { z } from 'zod'
import { isDay } from '../kernel/day'

export const exportKinds = ['officers', 'training_results', 'commune_quality', 'eligible_learners', 'known_standing', 'training_plan', 'signed_rows', 'signed_differences'] as const
export type ExportKind = (typeof exportKinds)[number]
export const exportFormats = ['xlsx', 'csv', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

const day = z.string().refine(isDay)
const whose = { unitId: z.uuid(), asOf: day }
/** Left out: the structure of the day. */
const structure = z.literal('today').optional()

export const exportRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('officers'), ...whose, query: z.record(z.string().max(40), z.string().max(300)) }),
  z.object({ kind: z.literal('training_results'), ...whose, structure, year: z.int() }),
  z.object({ kind: z.literal('commune_quality'), ...whose, structure }),
  z.object({ kind: z.literal('eligible_learners'), ...whose, structure, courseCode: z.string().max(40), from: day }),
  z.object({ kind: z.literal('known_standing'), ...whose, known: day }),
  z.object({ kind: z.enum(['signed_rows', 'signed_differences']), ...whose, snapshotId: z.uuid() }),
  z.object({ kind: z.literal('training_plan'), ...whose, start: day, /** hours of study a week */ pace: z.int(), query: z.record(z.string().max(40), z.string().max(300)) }),
])
export type ExportRequest = z.output<typeof exportRequest>
export type OfficersRequest = Extract<ExportRequest, { kind: 'officers' }>
export type KnownRequest = Extract<ExportRequest, { kind: 'known_standing' }>
export type PlanRequest = Extract<ExportRequest, { kind: 'training_plan' }>
export type SignedRequest = Extract<ExportRequest, { snapshotId: string }>
export type ReportRequest = Exclude<ExportRequest, OfficersRequest | KnownRequest | PlanRequest | SignedRequest>

/** Whether it is a report, which offices file; else it is what a page of the standing shows. */
export function isReportRequest(request: ExportRequest): request is ReportRequest {
  return request.kind !== 'officers' && request.kind !== 'known_standing' && request.kind !== 'training_plan' && !isSignedRequest(request)
}

/** Whether it is of a signed standing. */
export function isSignedRequest(request: ExportRequest): request is SignedRequest {
  return 'snapshotId' in request
}

/** Text that is the same for two requests exactly when they ask for the same file. */
export function requestText(request: ExportRequest, format: ExportFormat, locale: string): string {
  const flat = Object.entries({ ...request, ...('query' in request ? { query: JSON.stringify(Object.entries(request.query).sort(byName)) } : {}), format, locale })
  return JSON.stringify(flat.sort(byName))
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
