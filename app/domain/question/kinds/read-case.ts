/**
 * A case as its author writes it, and as it is stored: the case by its own fields, each part by its own kind. A part
 * takes level, ★ and purpose from the case and has an id under it (KH2-Q016-1); the points of the parts are the case's.
 * What people mark (an essay) stands alone: marks are given to a whole question. Places in faults are those of the file.
 * Source: writing-guide §11 (case).
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import type { Kind, KindContext, ReadQuestion } from '../kind'
import { commonFields } from '../question-definition'
import { readItem } from '../read-item'

export const MOST_PARTS = 6
const ALONE = ['case', 'essay']
const PART_ID = /^[A-Z0-9]+-Q\d{3,4}-\d$/

const partSchema = z.looseObject({ ...commonFields, id: z.string().regex(PART_ID), kind: z.string() })
const fields = { ...commonFields, kind: z.literal('case'), grading: z.literal('sum_of_parts') }
export const caseSchema = z.strictObject({ ...fields, parts: z.array(partSchema).min(2).max(MOST_PARTS) })
/** As written: what a part says is read by its kind. */
const writtenSchema = z.strictObject({ ...fields, parts: z.array(z.looseObject({ id: z.string(), kind: z.string() })).min(2).max(MOST_PARTS) })

export type CaseDefinition = z.output<typeof caseSchema>
export type CasePart = CaseDefinition['parts'][number]
type WrittenCase = z.output<typeof writtenSchema>
type FindKind = (name: string) => Kind | undefined

/** Reads an item of the kind case. In: how to find the kinds of its parts. Out: null when the case or a part cannot be read. */
export function readCase(item: unknown, context: KindContext, kindOf: FindKind): ReadQuestion<CaseDefinition> {
  const { definition: written, faults: own } = readItem(writtenSchema as unknown as z.ZodType<WrittenCase>, withKinds(item), () => [])
  if (written === null) return { definition: null, faults: own }
  const read = written.parts.map((part, i) => readPart(part, i, written, context, kindOf))
  const faults = [...read.flatMap((part) => part.faults), ...duplicates(written.parts.map(({ id }) => id), ['parts'])]
  const parts = read.flatMap(({ part }) => (part ? [part] : []))
  if (parts.length < written.parts.length) return { definition: null, faults }
  return { definition: { ...written, procedures: rests(written, parts), parts }, faults: [...faults, ...pointFaults(written, parts)] }
}

/** What the file calls `type` is `kind`, in parts too. */
function withKinds(item: unknown): unknown {
  const { parts } = (item ?? {}) as { parts?: unknown }
  if (!Array.isArray(parts)) return item
  return { ...(item as object), parts: parts.map((part: unknown) => (part !== null && typeof part === 'object' ? { ...part, kind: (part as { type?: unknown }).type ?? '' } : part)) }
}

function readPart(written: WrittenCase['parts'][number], index: number, head: WrittenCase, context: KindContext, kindOf: FindKind): { part: CasePart | null; faults: DataFault[] } {
  const { id, kind: name, ...rest } = written
  const kind = ALONE.includes(name) ? undefined : kindOf(name)
  if (!kind) return { part: null, faults: [fault(['parts', index, 'type'], 'casePartKind', { type: name })] }
  const inherited = { type: name, id: head.id, level: head.level, mustBeRight: head.mustBeRight, purpose: head.purpose }
  const { definition, faults } = kind.parse({ ...rest, ...inherited }, context)
  const under = faults.map((one) => ({ ...one, at: ['parts', index, ...one.at] }))
  const misnamed = PART_ID.test(id) && id.startsWith(`${head.id}-`) ? [] : [fault(['parts', index, 'id'], 'casePartId', { id, expected: `${head.id}-${index + 1}` })]
  return { part: definition && misnamed.length === 0 ? ({ ...definition, id } as CasePart) : null, faults: [...under, ...misnamed] }
}

function pointFaults({ points }: WrittenCase, parts: readonly CasePart[]): DataFault[] {
  const sum = parts.reduce((total, part) => total + part.points, 0)
  return sum === points ? [] : [fault(['points'], 'casePoints', { points, sum })]
}

/** The versions of procedures that the case and its parts rest on, each once. */
function rests({ procedures }: WrittenCase, parts: readonly CasePart[]): CaseDefinition['procedures'] {
  const all = [...procedures, ...parts.flatMap((part) => part.procedures)]
  return all.filter((one, i) => all.findIndex((other) => other.code === one.code && other.asOf === one.asOf) === i)
}
