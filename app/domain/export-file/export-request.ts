/**
 * What a file in the background is asked with: which kind, of whose figures, on which day, in which format. It is kept with
 * the file, so that whoever writes it (and whoever writes it again after a crash) writes what was asked.
 * The query of a list of officers is kept as the parameters of its page's address. Source: issue "Compliance" (exports).
 */
import { z } from 'zod'
import { isDay } from '../kernel/day'

export const exportKinds = ['officers', 'training_results', 'commune_quality', 'eligible_learners', 'known_standing'] as const
export type ExportKind = (typeof exportKinds)[number]
export const exportFormats = ['xlsx', 'csv', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

const day = z.string().refine(isDay)
const whose = { unitId: z.uuid(), asOf: day }

export const exportRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('officers'), ...whose, query: z.record(z.string().max(40), z.string().max(300)) }),
  z.object({ kind: z.literal('training_results'), ...whose, year: z.int() }),
  z.object({ kind: z.literal('commune_quality'), ...whose }),
  z.object({ kind: z.literal('eligible_learners'), ...whose, courseCode: z.string().max(40), from: day }),
  z.object({ kind: z.literal('known_standing'), ...whose, known: day }),
])
export type ExportRequest = z.output<typeof exportRequest>
export type OfficersRequest = Extract<ExportRequest, { kind: 'officers' }>
export type KnownRequest = Extract<ExportRequest, { kind: 'known_standing' }>
export type ReportRequest = Exclude<ExportRequest, OfficersRequest | KnownRequest>

/** Text that is the same for two requests exactly when they ask for the same file. */
export function requestText(request: ExportRequest, format: ExportFormat, locale: string): string {
  const flat = Object.entries({ ...request, ...('query' in request ? { query: JSON.stringify(Object.entries(request.query).sort(byName)) } : {}), format, locale })
  return JSON.stringify(flat.sort(byName))
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
