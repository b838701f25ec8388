/**
 * The catalogue of procedures behind <ProcedureCard>: dated versions of limit, papers, fee. A version holds from
 * `validFrom` up to, not including, `validTo` (null: still). Each line carries how far it is confirmed.
 * Source: procedures.md §1–§10; writing-guide §10, §30.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../content/fault'
import { REVIEW_STATES } from '../content/review-state'
import { type DaySpan, contains } from '../kernel/day-span'
import { type Day, isDay } from '../kernel/day'

const text = z.string().min(1)
const day = z.string().refine(isDay)
const state = z.enum(REVIEW_STATES)
const factSchema = z.strictObject({ text, state })

const versionFields = {
  validFrom: day,
  validTo: day.nullable(),
  authority: factSchema,
  limit: factSchema,
  /** submit: handed in and kept; show: looked at and given back */
  papers: z.array(z.strictObject({ use: z.enum(['submit', 'show']), text, state })),
  fee: factSchema,
  notes: z.array(factSchema),
}

const procedureSchema = z.strictObject({
  /** national code of the procedure; null where none was seen */
  code: z.string().regex(/^\d\.\d{6}$/).nullable(),
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  codeState: state,
  versions: z.array(z.strictObject(versionFields)).min(1),
})

export const procedureFileSchema = z.strictObject({ procedures: z.array(procedureSchema).min(1) })
/** One card as shown: the version in force on `asOf`. */
export const procedureCardSchema = z.strictObject({ code: text, name: text, asOf: day, ...versionFields })

export type Procedure = z.output<typeof procedureSchema>
export type ProcedureCard = z.output<typeof procedureCardSchema>

/** The card of a procedure on a day. Out: undefined when the catalogue has no such code or no version in force. */
export function procedureCardOn(procedures: readonly Procedure[], code: string, asOf: Day): ProcedureCard | undefined {
  const found = procedures.find((procedure) => procedure.code === code)
  const version = found?.versions.find((one) => contains(spanOf(one), asOf))
  return found && version && { code, name: found.name, asOf, ...version }
}

function spanOf(version: { validFrom: Day; validTo: Day | null }): DaySpan {
  return { from: version.validFrom, to: version.validTo }
}

/** Codes and keys once each; the versions of one procedure in order, each ending where or before the next begins. */
export function checkProcedures(procedures: readonly Procedure[]): DataFault[] {
  return procedures.flatMap((procedure, i) => {
    const earlier = procedures.slice(0, i)
    const twice = earlier.some((other) => other.key === procedure.key || (other.code !== null && other.code === procedure.code))
    const order = procedure.versions.some((version, k) => {
      const next = procedure.versions[k + 1]
      return (version.validTo !== null && version.validTo <= version.validFrom) || (next !== undefined && (version.validTo === null || version.validTo > next.validFrom))
    })
    return [
      ...(twice ? [fault(['procedures', i], 'duplicateId', { id: procedure.code ?? procedure.key })] : []),
      ...(order ? [fault(['procedures', i, 'versions'], 'procedureVersions', { code: procedure.code ?? procedure.key })] : []),
    ]
  })
}
