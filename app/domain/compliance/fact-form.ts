/**
 * What HR may record about one officer by hand, beside what tests, certificates and imports bring: proof of a competency,
 * an outside certificate, schooling, hours of training, a document; a waiver of one requirement; an absence. Each is a
 * dated fact with the paper behind it. A proof begins no later than today: what has not happened proves nothing.
 * Observation at the counter is by checklist: every behaviour up to the level must have been seen.
 * Source: issue "Compliance" (evidence); positions.md §4; decisions 020, 021, 023.
 */
import { z } from 'zod'
import { absenceKinds } from './absence'
import { type Day, addDays, parseVietnameseDate } from '../kernel/day'
import { educations } from '../standard/education'
import { type EvidenceGrade, PAPER_GRADE } from '../standard/evidence-grade'
import { proofKinds } from '../evidence/proof-kind'
import { type EvidenceSource, sourceLimit } from '../evidence/source-limit'

export const factKinds = [...proofKinds, 'waiver', 'absence'] as const
export type FactKind = (typeof factKinds)[number]

/** How a competency may be shown other than by a test here. */
export const shownBy = ['observation', 'assessment', 'class', 'prior_learning'] as const satisfies readonly EvidenceSource[]
export const LEVELS = [1, 2, 3, 4, 5] as const

type Dated = { /** Made with the empty form: a second press of the button is the same fact. */ readonly key: string; readonly from: Day; /** first day after it; null = open */ readonly to: Day | null }
export type ProofForm = Dated & { readonly paper: string; readonly note: string } & (
  | { readonly what: 'competency'; readonly competencyId: string; readonly level: number; readonly source: (typeof shownBy)[number] }
  | { readonly what: 'certificate'; readonly certificateTypeId: string }
  | { readonly what: 'education'; readonly education: (typeof educations)[number] }
  | { readonly what: 'training_hours'; readonly hours: number }
  | { readonly what: 'document'; readonly documentType: string }
)
export type WaiverForm = Dated & { readonly what: 'waiver'; readonly subject: string; readonly reason: string; readonly decision: string }
export type AbsenceForm = Dated & { readonly what: 'absence'; readonly kind: (typeof absenceKinds)[number]; readonly decision: string; readonly note: string }
export type FactForm = ProofForm | WaiverForm | AbsenceForm

/** How strong a proof recorded by hand is: seen at work or judged by the head A; everything shown on paper PAPER_GRADE. */
export function gradeOf(source: EvidenceSource): EvidenceGrade {
  return source === 'observation' || source === 'assessment' ? 'A' : PAPER_GRADE
}

/** Where a proof comes from when its kind says so by itself. */
export function sourceOf(form: ProofForm): EvidenceSource {
  if (form.what === 'competency') return form.source
  return form.what === 'training_hours' ? 'class' : 'certificate'
}

const text = (missing: string, max: number) => z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, missing).max(max, 'textLong'))
const note = z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().max(500, 'textLong'))
const whole = (missing: string, least: number, most: number) => z.string().default('').transform((value) => (/^\d{1,4}$/.test(value.trim()) ? Number(value) : 0)).pipe(z.number().min(least, missing).max(most, missing))
const dated = {
  key: z.uuid({ error: 'keyMissing' }),
  from: z.string().default('').refine((value) => parseVietnameseDate(value) !== undefined, 'dayForm'),
  lastDay: z.string().default('').refine((value) => value.trim() === '' || parseVietnameseDate(value) !== undefined, 'dayForm'),
}
const paper = { paper: text('paperMissing', 200), note }
const tick = z.literal('yes').optional().catch(undefined)

/** As typed, before the days and what hangs together are looked at. */
const typedForms = {
  competency: z.object({ ...dated, ...paper, competencyId: z.uuid({ error: 'competencyMissing' }), level: whole('levelMissing', 1, 5), source: z.enum(shownBy, { error: 'sourceMissing' }), seen1: tick, seen2: tick, seen3: tick, seen4: tick, seen5: tick }),
  certificate: z.object({ ...dated, ...paper, certificateTypeId: z.uuid({ error: 'certificateMissing' }) }),
  education: z.object({ ...dated, ...paper, education: z.enum(educations, { error: 'educationMissing' }) }),
  training_hours: z.object({ ...dated, ...paper, hours: whole('hoursMissing', 1, 1000) }),
  document: z.object({ ...dated, ...paper, documentType: text('documentMissing', 40) }),
  waiver: z.object({ ...dated, subject: text('subjectMissing', 80), reason: text('reasonMissing', 500), decision: text('decisionMissing', 200) }),
  absence: z.object({ ...dated, kind: z.enum(absenceKinds, { error: 'kindMissing' }), decision: text('decisionMissing', 200), note }),
} as const satisfies Record<FactKind, z.ZodType>

/** The form of one kind. Faults are keys of the catalogue `fact`, each at its field. */
export function factForm(what: FactKind, today: Day) {
  return typedForms[what]
    .superRefine((form, context) => {
      for (const [field, message] of faultsOf(what, form, today)) context.addIssue({ code: 'custom', path: [field], message })
    })
    .transform(({ from, lastDay, ...form }): FactForm => {
      const last = parseVietnameseDate(lastDay)
      return { ...form, what, from: parseVietnameseDate(from) as Day, to: last === undefined ? null : addDays(last, 1) } as FactForm
    })
}

type Typed = z.output<(typeof typedForms)[FactKind]>

function faultsOf(what: FactKind, form: Typed, today: Day): [field: string, key: string][] {
  const [from, last] = [parseVietnameseDate(form.from), parseVietnameseDate(form.lastDay)]
  const faults: [string, string][] = []
  if (what !== 'waiver' && what !== 'absence' && from !== undefined && from > today) faults.push(['from', 'fromFuture'])
  if (from !== undefined && last !== undefined && last < from) faults.push(['lastDay', 'lastDayBefore'])
  if ('competencyId' in form) faults.push(...competencyFaults(form))
  return faults
}

function competencyFaults(form: z.output<typeof typedForms.competency>): [field: string, key: string][] {
  if (form.level > sourceLimit(form.source)) return [['level', `levelAbove_${sourceLimit(form.source)}`]]
  const unseen = LEVELS.some((level) => level <= form.level && form[`seen${level}`] !== 'yes')
  return form.source === 'observation' && unseen ? [['seen', 'seenMissing']] : []
}

/** Why a fact no longer stands, and the last day on which it did; blank = it was entered by mistake. */
export const withdrawForm = z
  .object({ reason: text('reasonMissing', 500), lastDay: dated.lastDay })
  .transform(({ reason, lastDay }) => ({ reason, lastDay: parseVietnameseDate(lastDay) ?? null }))
export type WithdrawForm = z.output<typeof withdrawForm>
