/**
 * The draft of the next version of a position's standard: what may be typed, in which order it is kept, and when it may
 * be published. A published version is never edited, so a draft always becomes a version with a later day: today or
 * ahead, never before the version that is last. Source: issue "Compliance"; positions.md §4–§5.
 */
import { z } from 'zod'
import type { Day } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import { educations } from './education'
import type { Requirement, StandardVersion } from './standard'
import type { StandardRequirementContent } from './standard-file'

export const LEVELS = [0, 1, 2, 3, 4, 5] as const

export const draftContent: z.ZodType<StandardRequirementContent[]> = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('education'), education: z.enum(educations) }),
    z.strictObject({ kind: z.literal('certificate'), certificate: z.string().min(1) }),
    z.strictObject({ kind: z.literal('competency'), competency: z.string().min(1), level: z.number().int().min(1).max(5) }),
  ]),
)

/** Codes that may be asked for, in the order in which they are shown. */
export type Catalogue = { readonly certificates: readonly string[]; readonly competencies: readonly string[] }

/** A requirement of a version as content: codes instead of ids. */
export function contentOf(requirement: Requirement): StandardRequirementContent {
  switch (requirement.kind) {
    case 'education':
      return { kind: 'education', education: requirement.education }
    case 'certificate':
      return { kind: 'certificate', certificate: requirement.code }
    case 'competency':
      return { kind: 'competency', competency: requirement.code, level: requirement.level }
  }
}

export type DraftForm = { readonly ok: true; readonly requirements: readonly StandardRequirementContent[] } | { readonly ok: false; readonly faults: Readonly<Record<string, 'level' | 'education'>> }

/**
 * Reads the form of a draft: `education` ('' = none), `certificate` (each ticked code), `level-<code>` 0–5 (0 and ''
 * = not required). Codes outside the catalogue are ignored, for no form of ours has them. Total.
 */
export function readDraftForm(value: (name: string) => string, ticked: readonly string[], { certificates, competencies }: Catalogue): DraftForm {
  const faults: Record<string, 'level' | 'education'> = {}
  const schooling = value('education')
  const education = educations.find((one) => one === schooling)
  if (schooling !== '' && education === undefined) faults['education'] = 'education'
  const levels = competencies.flatMap((competency): StandardRequirementContent[] => {
    const typed = value(`level-${competency}`).trim()
    if (!/^[0-5]?$/.test(typed)) faults[`level-${competency}`] = 'level'
    return /^[1-5]$/.test(typed) ? [{ kind: 'competency', competency, level: Number(typed) }] : []
  })
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return {
    ok: true,
    requirements: [
      ...(education === undefined ? [] : [{ kind: 'education' as const, education }]),
      ...certificates.filter((code) => ticked.includes(code)).map((certificate) => ({ kind: 'certificate' as const, certificate })),
      ...levels,
    ],
  }
}

export type PublishFault = 'empty' | 'unchanged' | 'past' | 'before_last'

/** Why a draft cannot be in force from a day; null = it can. In: the last version's span and content, if there is one. */
export function publishFault({ draft, last, on, today }: {
  readonly draft: readonly StandardRequirementContent[]
  readonly last: { readonly span: DaySpan; readonly content: readonly StandardRequirementContent[] } | null
  readonly on: Day
  readonly today: Day
}): PublishFault | null {
  if (draft.length === 0) return 'empty'
  if (on < today) return 'past'
  if (last === null) return null
  if (on <= last.span.from || (last.span.to !== null && on < last.span.to)) return 'before_last'
  return standardDifference(last.content, draft).length === 0 ? 'unchanged' : null
}

/** The versions of a position as they would be with the draft in force from a day on. */
export function withDraft(versions: readonly StandardVersion[], requirements: readonly Requirement[], on: Day): StandardVersion[] {
  const before = versions.filter(({ span }) => span.from < on).map((version) => ({ ...version, span: { from: version.span.from, to: version.span.to === null || version.span.to > on ? on : version.span.to } }))
  return [...before, { id: 'draft', positionId: versions[0]?.positionId ?? '', number: (versions.at(-1)?.number ?? 0) + 1, span: { from: on, to: null }, decision: '', requirements }]
}

export type DifferenceLine =
  | { readonly change: 'added'; readonly after: StandardRequirementContent }
  | { readonly change: 'removed'; readonly before: StandardRequirementContent }
  | { readonly change: 'raised' | 'lowered'; readonly before: StandardRequirementContent; readonly after: StandardRequirementContent }

const keyOf = (one: StandardRequirementContent) => (one.kind === 'education' ? 'education' : one.kind === 'certificate' ? `certificate:${one.certificate}` : `competency:${one.competency}`)
const heightOf = (one: StandardRequirementContent) => (one.kind === 'competency' ? one.level : one.kind === 'education' ? educations.indexOf(one.education) : 0)

/** What a version asks for that another did not, line by line; the order of requirements means nothing. */
export function standardDifference(before: readonly StandardRequirementContent[], after: readonly StandardRequirementContent[]): DifferenceLine[] {
  const [old, fresh] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one]))) as [Map<string, StandardRequirementContent>, Map<string, StandardRequirementContent>]
  const removed = [...old].flatMap(([key, one]): DifferenceLine[] => (fresh.has(key) ? [] : [{ change: 'removed', before: one }]))
  const rest = [...fresh].flatMap(([key, one]): DifferenceLine[] => {
    const was = old.get(key)
    if (was === undefined) return [{ change: 'added', after: one }]
    const step = heightOf(one) - heightOf(was)
    return step === 0 ? [] : [{ change: step > 0 ? 'raised' : 'lowered', before: was, after: one }]
  })
  return [...rest, ...removed]
}
