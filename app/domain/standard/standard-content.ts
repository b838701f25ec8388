/**
 * What a version of a standard says, apart from its days and its decision: requirements by the codes of the catalogues
 * (a requirement has at most one line about one thing) and terms. Drafts, sheets and published versions share this form.
 * Source: positions.md §3 (40 tiết a year, to be confirmed by the legal officer), §5; decisions 020, 021.
 */
import { z } from 'zod'
import { type Day, isDay } from '../kernel/day'
import { type Education, educations } from './education'
import { type EvidenceGrade, evidenceGrades } from './evidence-grade'
import type { Requirement, StandardVersion } from './standard'

/** Tiết a year that a standard asks for where neither HR writes another number nor the setting has one (counting_rule.yearly_hours). */
export const DEFAULT_YEARLY_HOURS = 40
/** Bounds of the database (standard_requirement_shape, position_standard_grace). */
export const MAX_YEARLY_HOURS = 1000
export const MAX_GRACE_DAYS = 1096
/** 0 = not required. */
export const LEVELS = [0, 1, 2, 3, 4, 5] as const

type Graded = { readonly minGrade?: EvidenceGrade | undefined }
export type StandardRequirementContent = Graded &
  (
    | { readonly kind: 'education'; readonly education: Education }
    | { readonly kind: 'training_hours'; readonly hours: number }
    | { readonly kind: 'certificate'; readonly certificate: string }
    | { readonly kind: 'document'; readonly document: string }
    | { readonly kind: 'competency'; readonly competency: string; readonly level: number }
  )

export type StandardTerms = { readonly toleratesOneBelow: boolean; readonly graceDays: number; readonly transitionUntil: Day | null }
export type StandardContent = StandardTerms & { readonly requirements: readonly StandardRequirementContent[] }

export const NO_TERMS: StandardTerms = { toleratesOneBelow: false, graceDays: 0, transitionUntil: null }

const graded = { minGrade: z.enum(evidenceGrades).optional() }
const requirement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('education'), education: z.enum(educations), ...graded }),
  z.strictObject({ kind: z.literal('training_hours'), hours: z.number().int().min(1).max(MAX_YEARLY_HOURS), ...graded }),
  z.strictObject({ kind: z.literal('certificate'), certificate: z.string().min(1), ...graded }),
  z.strictObject({ kind: z.literal('document'), document: z.string().min(1), ...graded }),
  z.strictObject({ kind: z.literal('competency'), competency: z.string().min(1), level: z.number().int().min(1).max(5), ...graded }),
])

/** How a draft is kept. */
export const standardContent: z.ZodType<StandardContent> = z.strictObject({
  requirements: z.array(requirement),
  toleratesOneBelow: z.boolean(),
  graceDays: z.number().int().min(0).max(MAX_GRACE_DAYS),
  transitionUntil: z.string().refine(isDay).nullable(),
})

/** Codes that may be asked for, in the order in which they are shown; the tiết a year of a new requirement, by setting. */
export type StandardCodes = { readonly certificates: readonly string[]; readonly documents: readonly string[]; readonly competencies: readonly string[]; readonly yearlyHours?: number }

/** The thing asked for, as text; also the end of the names of its fields. */
export function subjectKey(one: StandardRequirementContent): string {
  switch (one.kind) {
    case 'education':
    case 'training_hours':
      return one.kind
    case 'certificate':
      return `certificate-${one.certificate}`
    case 'document':
      return `document-${one.document}`
    case 'competency':
      return `competency-${one.competency}`
  }
}

/** A requirement of a version by codes instead of ids. */
function requirementContent(requirement: Requirement): StandardRequirementContent {
  const grade = requirement.minGrade ? { minGrade: requirement.minGrade } : {}
  switch (requirement.kind) {
    case 'education':
      return { kind: 'education', education: requirement.education, ...grade }
    case 'training_hours':
      return { kind: 'training_hours', hours: requirement.hours, ...grade }
    case 'certificate':
      return { kind: 'certificate', certificate: requirement.code, ...grade }
    case 'document':
      return { kind: 'document', document: requirement.documentType, ...grade }
    case 'competency':
      return { kind: 'competency', competency: requirement.code, level: requirement.level, ...grade }
  }
}

/** What a version says. */
export function contentOf({ requirements, toleratesOneBelow = false, graceDays = 0, transitionUntil = null }: StandardVersion): StandardContent {
  return { requirements: requirements.map(requirementContent), toleratesOneBelow, graceDays, transitionUntil }
}

/** Where the next draft begins: at what the last version says. Its transition was its own, and is not taken over. */
export function nextContent(last: StandardContent | null): StandardContent {
  return last === null ? { requirements: [], ...NO_TERMS } : { ...last, transitionUntil: null }
}

const KINDS = ['education', 'training_hours', 'certificate', 'document', 'competency'] as const

/** In the order of the catalogues: schooling, hours, certificates, documents, competencies. Codes outside them keep their place at the end of their kind. */
export function inOrder(requirements: readonly StandardRequirementContent[], { certificates, documents, competencies }: StandardCodes): StandardRequirementContent[] {
  const keys = ['education', 'training_hours', ...certificates.map((code) => `certificate-${code}`), ...documents.map((code) => `document-${code}`), ...competencies.map((code) => `competency-${code}`)]
  const rank = (one: StandardRequirementContent) => KINDS.indexOf(one.kind) * 10_000 + (keys.indexOf(subjectKey(one)) + 1 || 9_999)
  return [...requirements].sort((a, b) => rank(a) - rank(b))
}
