/**
 * content/standards/standards.yaml: the competency framework and, for each position, the dated versions of its standard.
 * The levels and certificates of a version stand in a table (positions.csv) that the version names, everything else in
 * the version itself (file-version.ts). A published version never changes: what the standard asks for is changed by a new
 * version with a later day. Source: positions.md §4–§5 (product proposal, every line pending); design.md §2 idea 1.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../content/fault'
import { REVIEW_STATES, type ReviewState } from '../content/review-state'
import { type Day, isDay } from '../kernel/day'
import { readVersion, versionFields } from './file-version'
import type { StandardRequirementContent, StandardTerms } from './standard-content'

const text = z.string().min(1)
const day = z.string().refine(isDay)

const versionSchema = z.strictObject({
  number: z.number().int().positive(),
  validFrom: day,
  decision: text,
  reviewState: z.enum(REVIEW_STATES),
  /** the table in the same folder that holds levels and certificates */
  matrix: z.string().regex(/^[a-z0-9-]+\.csv$/),
  ...versionFields,
})

export const standardFileSchema = z.strictObject({
  framework: z.strictObject({ code: text, name: text, validFrom: day }),
  positions: z.array(z.strictObject({ code: text, versions: z.array(versionSchema).min(1) })).min(1),
})

export type StandardFile = z.output<typeof standardFileSchema>

/** A row of a table of positions. Level 0 is left out: not required. */
export type PositionRow = {
  readonly code: string
  readonly name: string
  readonly level: 'xa' | 'huyen' | 'thanh_pho'
  readonly certificates: readonly StandardRequirementContent[]
  readonly competencies: readonly StandardRequirementContent[]
}

/** One version as it is published. `validTo` is the day the next version begins. */
export type StandardVersionContent = {
  readonly position: string
  readonly number: number
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly decision: string
  readonly reviewState: ReviewState
  readonly requirements: readonly StandardRequirementContent[]
  /** Left out: the terms that nothing was said of. */
  readonly terms?: StandardTerms
}

/** Faults of the order of versions: numbers 1, 2, 3 … and later days; each position once. And what no version can ask for. */
export function checkStandards(file: StandardFile): DataFault[] {
  return file.positions.flatMap(({ code, versions }, i) => {
    const twice = file.positions.findIndex((other) => other.code === code) < i
    const order = versions.every((version, k) => version.number === k + 1 && (k === 0 || version.validFrom > (versions[k - 1]?.validFrom ?? '')))
    return [
      ...(twice ? [fault(['positions', i], 'duplicateId', { id: code })] : []),
      ...(order ? [] : [fault(['positions', i, 'versions'], 'standardVersions', { code })]),
      ...versions.flatMap((version, k) => readVersion(version).faults.map((one) => ({ ...one, at: ['positions', i, 'versions', k, ...one.at] }))),
    ]
  })
}

/** The versions to publish: education and hours first, then certificates, documents and competencies, in the order of their tables. */
export function standardVersions(file: StandardFile, rowsOf: (matrix: string) => readonly PositionRow[]): StandardVersionContent[] {
  return file.positions.flatMap(({ code, versions }) =>
    versions.flatMap((version, i) => {
      const row = rowsOf(version.matrix).find((one) => one.code === code)
      if (row === undefined) return []
      const { first, documents, terms } = readVersion(version)
      const requirements = [...first, ...row.certificates, ...documents, ...row.competencies]
      const { number, validFrom, decision, reviewState } = version
      return [{ position: code, number, validFrom, validTo: versions[i + 1]?.validFrom ?? null, decision, reviewState, requirements, ...(terms === null ? {} : { terms }) }]
    }),
  )
}
