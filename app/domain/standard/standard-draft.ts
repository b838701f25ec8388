/**
 * The draft of the next version of a position's standard: what may be typed, and when it may be published. A published
 * version is never edited, so a draft always becomes a version with a later day: today or ahead, never before the version
 * that is last. A transition ends after the version has begun. Source: issue "Compliance"; positions.md §4–§5.
 */
import { type Day, parseVietnameseDate } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import { formatDayTable } from '../kernel/vietnamese-format'
import { educations } from './education'
import { evidenceGrades } from './evidence-grade'
import type { Requirement, StandardVersion } from './standard'
import { MAX_GRACE_DAYS, MAX_YEARLY_HOURS, type StandardCodes, type StandardContent, type StandardRequirementContent, type StandardTerms, subjectKey } from './standard-content'
import { isSame } from './standard-difference'

export type DraftFault = 'level' | 'education' | 'hours' | 'grade' | 'grace' | 'transition'
export type DraftForm = { readonly ok: true; readonly content: StandardContent } | { readonly ok: false; readonly faults: Readonly<Record<string, DraftFault>> }

/** Digits alone: what Number() takes beside them ("1e3", "0x1", "") is not a number somebody typed on purpose. */
function wholeNumber(typed: string, most: number): number | undefined {
  return /^\d{1,4}$/.test(typed) && Number(typed) <= most ? Number(typed) : undefined
}

/**
 * Reads the form of a draft: `education` ('' = none); `hoursRequired` ticked and `hours`; ticked `certificate` and `document`
 * codes; `level-<code>` 0–5; `grade-<subject>` ('' = any); `toleratesOneBelow` ticked; `graceDays` ('' = 0);
 * `transitionUntil` (dd/MM/yyyy, '' = none). Codes outside the catalogue are ignored, for no form of ours has them. Total.
 */
export function readDraftForm(value: (name: string) => string, ticked: (name: string) => readonly string[], { certificates, documents, competencies }: StandardCodes): DraftForm {
  const faults: Record<string, DraftFault> = {}
  const typed = (name: string) => value(name).trim()
  const schooling = typed('education')
  const education = educations.find((one) => one === schooling)
  if (schooling !== '' && education === undefined) faults['education'] = 'education'
  const hours = ticked('hoursRequired').length === 0 ? null : wholeNumber(typed('hours'), MAX_YEARLY_HOURS)
  if (hours === undefined || hours === 0) faults['hours'] = 'hours'
  const levels = competencies.flatMap((competency): StandardRequirementContent[] => {
    const level = typed(`level-${competency}`)
    if (!/^[0-5]?$/.test(level)) faults[`level-${competency}`] = 'level'
    return /^[1-5]$/.test(level) ? [{ kind: 'competency', competency, level: Number(level) }] : []
  })
  const graceDays = typed('graceDays') === '' ? 0 : wholeNumber(typed('graceDays'), MAX_GRACE_DAYS)
  if (graceDays === undefined) faults['graceDays'] = 'grace'
  const until = typed('transitionUntil') === '' ? null : parseVietnameseDate(typed('transitionUntil'))
  if (until === undefined) faults['transitionUntil'] = 'transition'
  const bare: StandardRequirementContent[] = [
    ...(education === undefined ? [] : [{ kind: 'education' as const, education }]),
    ...(hours ? [{ kind: 'training_hours' as const, hours }] : []),
    ...certificates.filter((code) => ticked('certificate').includes(code)).map((certificate) => ({ kind: 'certificate' as const, certificate })),
    ...documents.filter((code) => ticked('document').includes(code)).map((document) => ({ kind: 'document' as const, document })),
    ...levels,
  ]
  const requirements = bare.map((one) => {
    const grade = typed(`grade-${subjectKey(one)}`)
    const minGrade = evidenceGrades.find((known) => known === grade)
    if (grade !== '' && minGrade === undefined) faults[`grade-${subjectKey(one)}`] = 'grade'
    return minGrade === undefined ? one : { ...one, minGrade }
  })
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, content: { requirements, toleratesOneBelow: ticked('toleratesOneBelow').length > 0, graceDays: graceDays ?? 0, transitionUntil: until ?? null } }
}

export type PublishFault = 'empty' | 'unchanged' | 'past' | 'before_last' | 'transition_early'

/** Why a draft cannot be in force from a day; null = it can. In: the last version's span and content, if there is one. */
export function publishFault({ draft, last, on, today }: {
  readonly draft: StandardContent
  readonly last: { readonly span: DaySpan; readonly content: StandardContent } | null
  readonly on: Day
  readonly today: Day
}): PublishFault | null {
  if (draft.requirements.length === 0) return 'empty'
  if (on < today) return 'past'
  if (draft.transitionUntil !== null && draft.transitionUntil <= on) return 'transition_early'
  if (last === null) return null
  if (on <= last.span.from || (last.span.to !== null && on < last.span.to)) return 'before_last'
  return isSame(last.content, draft) ? 'unchanged' : null
}

/** The versions of a position as they would be with the draft in force from a day on. */
export function withDraft(versions: readonly StandardVersion[], draft: StandardTerms & { readonly requirements: readonly Requirement[] }, on: Day): StandardVersion[] {
  const before = versions.filter(({ span }) => span.from < on).map((version) => ({ ...version, span: { from: version.span.from, to: version.span.to === null || version.span.to > on ? on : version.span.to } }))
  return [...before, { ...draft, id: 'draft', positionId: versions[0]?.positionId ?? '', number: (versions.at(-1)?.number ?? 0) + 1, span: { from: on, to: null }, decision: '' }]
}

/** What the form of a draft shows for a content: the other way of readDraftForm. */
export function draftFields(content: StandardContent): { values: Record<string, string>; ticked: Record<string, string[]> } {
  const values: Record<string, string> = { graceDays: String(content.graceDays), transitionUntil: content.transitionUntil === null ? '' : formatDayTable(content.transitionUntil) }
  const ticked: Record<string, string[]> = { certificate: [], document: [], hoursRequired: [], toleratesOneBelow: content.toleratesOneBelow ? ['yes'] : [] }
  for (const one of content.requirements) {
    if (one.minGrade !== undefined) values[`grade-${subjectKey(one)}`] = one.minGrade
    if (one.kind === 'education') values['education'] = one.education
    else if (one.kind === 'competency') values[`level-${one.competency}`] = String(one.level)
    else if (one.kind === 'certificate') ticked['certificate']?.push(one.certificate)
    else if (one.kind === 'document') ticked['document']?.push(one.document)
    else {
      values['hours'] = String(one.hours)
      ticked['hoursRequired'] = ['yes']
    }
  }
  return { values, ticked }
}
