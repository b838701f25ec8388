/**
 * What a version of a standard says in content/standards/standards.yaml beside its table: schooling, yearly hours,
 * documents, and its terms. A requirement is written as in a cell of the matrix, its weakest grade behind it in brackets:
 * "dai_hoc (B)", 40 or "40 (B)", "LY_LICH CAM_KET(B)". Bounds are those of the editor in the browser.
 * Source: positions.md §3 and §5; decisions 020, 021 and 060.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../content/fault'
import { type Day, isDay } from '../kernel/day'
import { formatDay } from '../kernel/vietnamese-format'
import { cleanText } from '../kernel/vietnamese-text'
import { documentTypes } from './document-type'
import { type Education, educations } from './education'
import { type CellFault, readRequirements } from './standard-cell'
import { MAX_GRACE_DAYS, MAX_YEARLY_HOURS, NO_TERMS, type StandardRequirementContent, type StandardTerms } from './standard-content'

/** Of the form alone; what the values may be is said by sentences of their own. */
export const versionFields = {
  education: z.string().min(1).optional(),
  trainingHours: z.union([z.number(), z.string().min(1)]).optional(),
  documents: z.string().min(1).optional(),
  /** one competency may be one level below what is asked */
  toleratesOneBelow: z.boolean().optional(),
  /** days from the first day in the post during which a new appointee is not yet in default */
  graceDays: z.number().optional(),
  /** whoever held the post the day before is judged by the version before until this day */
  transitionUntil: z.string().refine(isDay).optional(),
}

type FileVersion = z.output<z.ZodObject<typeof versionFields>> & { readonly validFrom: Day }

type ReadVersion = {
  /** schooling and hours, which stand before certificates */
  readonly first: readonly StandardRequirementContent[]
  readonly documents: readonly StandardRequirementContent[]
  /** null: nothing was said of them. A version of which nothing is said is what it was before terms could be written. */
  readonly terms: StandardTerms | null
  readonly faults: readonly DataFault[]
}

/** Content names a level of schooling by its code, never by a word of the interface. */
const named = Object.fromEntries(educations.map((one) => [one, one])) as Record<Education, string>
const setting = { codes: { certificates: [], documents: documentTypes, competencies: [] }, words: { educations: named, yes: '', no: '' } }

/** What a version asks for and on which terms, and what of it cannot be. Paths of faults begin at the version. Total. */
export function readVersion(version: FileVersion): ReadVersion {
  const faults: DataFault[] = []
  const read = (column: 'education' | 'hours' | 'documents', field: string, value: string | number | undefined): StandardRequirementContent[] => {
    const found = value === undefined ? [] : readRequirements(column, cleanText(String(value)), setting)
    // A field that is there asks for something: "0" and a dash are said by leaving it out.
    if (typeof found !== 'string' && (found.length > 0 || value === undefined)) return found
    faults.push(requirementFault(field, String(value), typeof found === 'string' ? found : column === 'documents' ? 'codes' : column))
    return []
  }
  const first = [...read('education', 'education', version.education), ...read('hours', 'training_hours', version.trainingHours)]
  const documents = read('documents', 'documents', version.documents)
  return { first, documents, terms: termsOf(version), faults: [...faults, ...termFaults(version)] }
}

function requirementFault(field: string, value: string, found: CellFault): DataFault {
  if (found === 'grade') return fault([field], 'standardGrade', { value })
  if (found === 'hours') return fault([field], 'standardHours', { value, most: MAX_YEARLY_HOURS })
  return fault([field], found === 'codes' ? 'standardDocument' : 'standardEducation', { value, allowed: (found === 'codes' ? documentTypes : educations).join(', ') })
}

function termsOf({ toleratesOneBelow, graceDays, transitionUntil }: FileVersion): StandardTerms | null {
  if (toleratesOneBelow === undefined && graceDays === undefined && transitionUntil === undefined) return null
  return { toleratesOneBelow: toleratesOneBelow ?? NO_TERMS.toleratesOneBelow, graceDays: graceDays ?? NO_TERMS.graceDays, transitionUntil: transitionUntil ?? NO_TERMS.transitionUntil }
}

function termFaults({ graceDays = 0, transitionUntil, validFrom }: FileVersion): DataFault[] {
  return [
    ...(Number.isInteger(graceDays) && graceDays >= 0 && graceDays <= MAX_GRACE_DAYS ? [] : [fault(['grace_days'], 'standardGrace', { value: graceDays, most: MAX_GRACE_DAYS })]),
    ...(transitionUntil === undefined || transitionUntil > validFrom ? [] : [fault(['transition_until'], 'standardTransition', { day: formatDay(transitionUntil), from: formatDay(validFrom) })]),
  ]
}
