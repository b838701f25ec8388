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
import { type Requirement, type StandardVersion, gradesFor } from './standard'
import { MAX_GRACE_DAYS, MAX_YEARLY_HOURS, type StandardCodes, type StandardContent, type StandardRequirementContent, type StandardTerms, subjectKey } from './standard-content'
import { isSame } from './standard-difference'

export type DraftFault = 'level' | 'education' | 'hours' | 'grade' | 'grade_paper' | 'grace' | 'transition'
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
export function readDraftForm(value: (name: string) => string, ticked: (name: string) => readonly string[], codes: StandardCodes): DraftForm {
  const form: Typed = { typed: (name) => value(name).trim(), ticked, faults: {} }
  const bare = [...readSchooling(form), ...readHours(form), ...readPapers(form, codes), ...readLevels(form, codes)]
  const requirements = bare.map((one) => withGrade(one, form))
  const [graceDays, transitionUntil] = [readGrace(form), readTransition(form)]
  if (Object.keys(form.faults).length > 0) return { ok: false, faults: form.faults }
  return { ok: true, content: { requirements, toleratesOneBelow: ticked('toleratesOneBelow').length > 0, graceDays, transitionUntil } }
}

/** What was typed, and the list that faults are put on. */
type Typed = { readonly typed: (name: string) => string; readonly ticked: (name: string) => readonly string[]; readonly faults: Record<string, DraftFault> }

function readSchooling({ typed, faults }: Typed): StandardRequirementContent[] {
  const schooling = typed('education')
  const education = educations.find((one) => one === schooling)
  if (schooling !== '' && education === undefined) faults['education'] = 'education'
  return education === undefined ? [] : [{ kind: 'education', education }]
}

function readHours({ typed, ticked, faults }: Typed): StandardRequirementContent[] {
  if (ticked('hoursRequired').length === 0) return []
  const hours = wholeNumber(typed('hours'), MAX_YEARLY_HOURS)
  if (hours) return [{ kind: 'training_hours', hours }]
  faults['hours'] = 'hours'
  return []
}

function readPapers({ ticked }: Typed, { certificates, documents }: StandardCodes): StandardRequirementContent[] {
  return [
    ...certificates.filter((code) => ticked('certificate').includes(code)).map((certificate) => ({ kind: 'certificate' as const, certificate })),
    ...documents.filter((code) => ticked('document').includes(code)).map((document) => ({ kind: 'document' as const, document })),
  ]
}

function readLevels({ typed, faults }: Typed, { competencies }: StandardCodes): StandardRequirementContent[] {
  return competencies.flatMap((competency): StandardRequirementContent[] => {
    const level = typed(`level-${competency}`)
    if (!/^[0-5]?$/.test(level)) faults[`level-${competency}`] = 'level'
    return /^[1-5]$/.test(level) ? [{ kind: 'competency', competency, level: Number(level) }] : []
  })
}

function withGrade(one: StandardRequirementContent, { typed, faults }: Typed): StandardRequirementContent {
  const name = `grade-${subjectKey(one)}`
  const grade = typed(name)
  const minGrade = evidenceGrades.find((known) => known === grade)
  if (grade !== '' && minGrade === undefined) faults[name] = 'grade'
  if (minGrade !== undefined && !gradesFor(one.kind).includes(minGrade)) faults[name] = 'grade_paper'
  return minGrade === undefined ? one : { ...one, minGrade }
}

function readGrace({ typed, faults }: Typed): number {
  const days = typed('graceDays') === '' ? 0 : wholeNumber(typed('graceDays'), MAX_GRACE_DAYS)
  if (days === undefined) faults['graceDays'] = 'grace'
  return days ?? 0
}

function readTransition({ typed, faults }: Typed): Day | null {
  const until = typed('transitionUntil') === '' ? null : parseVietnameseDate(typed('transitionUntil'))
  if (until === undefined) faults['transitionUntil'] = 'transition'
  return until ?? null
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
    const [name, value, isTick] = fieldOf(one)
    if (isTick) ticked[name]?.push(value)
    else values[name] = value
    if (one.kind === 'training_hours') ticked['hoursRequired'] = ['yes']
  }
  return { values, ticked }
}

/** The field in which a requirement is typed, or the group of boxes in which it is ticked. */
function fieldOf(one: StandardRequirementContent): readonly [name: string, value: string, isTick: boolean] {
  switch (one.kind) {
    case 'education':
      return ['education', one.education, false]
    case 'competency':
      return [`level-${one.competency}`, String(one.level), false]
    case 'certificate':
      return ['certificate', one.certificate, true]
    case 'document':
      return ['document', one.document, true]
    case 'training_hours':
      return ['hours', String(one.hours), false]
  }
}
