/**
 * One cell of the matrix of standards as text, and back: what a sheet, its import and the editor of the page share.
 * A level is its digit, a weakest grade stands behind in brackets: "3 (B)". Certificates and documents are codes between
 * spaces, each with its grade: "CC-MC CC-LT(B)". Yearly hours are a number, or "yes" for the one of the setting. Nothing, 0 and a dash mean "not required". Files of content/ are written
 * in the same way (file-version.ts).
 * Source: positions.md §4 (columns of the matrix).
 */
import { parseVietnameseDate } from '../kernel/day'
import { formatDayTable } from '../kernel/vietnamese-format'
import { cleanText, searchKey } from '../kernel/vietnamese-text'
import { type Education, educations } from './education'
import { type EvidenceGrade, evidenceGrades } from './evidence-grade'
import { gradesFor } from './standard'
import { DEFAULT_YEARLY_HOURS, MAX_GRACE_DAYS, MAX_YEARLY_HOURS, type StandardCodes, type StandardContent, type StandardRequirementContent, inOrder, subjectKey } from './standard-content'

const FIELDS = ['education', 'hours', 'certificates', 'documents', 'tolerance', 'grace', 'transition'] as const
export type CellColumn = (typeof FIELDS)[number] | `level-${string}`
export type CellFault = 'level' | 'education' | 'hours' | 'codes' | 'grade' | 'grade_paper' | 'tolerance' | 'grace' | 'transition'
export type CellWords = { readonly educations: Readonly<Record<Education, string>>; readonly yes: string; readonly no: string }
type Setting = { readonly codes: StandardCodes; readonly words: CellWords }

/** In the order of the sheet. */
export function cellColumns({ competencies }: StandardCodes): CellColumn[] {
  return [...FIELDS, ...competencies.map((code): CellColumn => `level-${code}`)]
}

const NONE = /^(?:|0|[-–—])$/
const graded = (text: string, grade: EvidenceGrade | undefined, space = ' ') => (grade === undefined ? text : `${text}${space}(${grade})`)

/** The cell of a content; '' = nothing is asked for. */
export function writeCell(content: StandardContent, column: CellColumn, words: CellWords): string {
  const { requirements } = content
  const codes = (kind: 'certificate' | 'document') => requirements.flatMap((one) => (one.kind === kind ? graded(one.kind === 'certificate' ? one.certificate : one.kind === 'document' ? one.document : '', one.minGrade, '') : [])).join(' ')
  switch (column) {
    case 'education':
      return requirements.reduce((text, one) => (one.kind === 'education' ? graded(words.educations[one.education], one.minGrade) : text), '')
    case 'hours':
      return requirements.reduce((text, one) => (one.kind === 'training_hours' ? graded(String(one.hours), one.minGrade) : text), '')
    case 'certificates':
      return codes('certificate')
    case 'documents':
      return codes('document')
    case 'tolerance':
      return content.toleratesOneBelow ? words.yes : words.no
    case 'grace':
      return String(content.graceDays)
    case 'transition':
      return content.transitionUntil === null ? '' : formatDayTable(content.transitionUntil)
    default:
      return requirements.reduce((text, one) => (one.kind === 'competency' && `level-${one.competency}` === column ? graded(String(one.level), one.minGrade) : text), '')
  }
}

/** A grade is asked for that no paper has. What a version published before asks for so may stand in a sheet that comes back. */
function isBeyondPaper({ kind, minGrade }: StandardRequirementContent): boolean {
  return minGrade !== undefined && !gradesFor(kind).includes(minGrade)
}

/** A content with one cell written anew; or why its text is no such cell. Everything else stays. Total. */
export function applyCell(content: StandardContent, column: CellColumn, typed: string, setting: Setting): StandardContent | CellFault {
  const text = cleanText(typed)
  switch (column) {
    case 'tolerance':
      return applyTolerance(content, text, setting.words)
    case 'grace':
      return applyGrace(content, text)
    case 'transition':
      return applyTransition(content, text)
    default: {
      const read = readRequirements(column, text, setting)
      if (typeof read === 'string') return read
      if (read.some((one) => isBeyondPaper(one) && !content.requirements.some((had) => subjectKey(had) === subjectKey(one) && had.minGrade === one.minGrade))) return 'grade_paper'
      return { ...content, requirements: inOrder([...content.requirements.filter((one) => columnOf(one) !== column), ...read], setting.codes) }
    }
  }
}

function applyTolerance(content: StandardContent, text: string, { yes, no }: CellWords): StandardContent | CellFault {
  const said = searchKey(text)
  if (said === searchKey(yes)) return { ...content, toleratesOneBelow: true }
  return NONE.test(text) || said === searchKey(no) ? { ...content, toleratesOneBelow: false } : 'tolerance'
}

function applyGrace(content: StandardContent, text: string): StandardContent | CellFault {
  if (NONE.test(text)) return { ...content, graceDays: 0 }
  return /^\d{1,4}$/.test(text) && Number(text) <= MAX_GRACE_DAYS ? { ...content, graceDays: Number(text) } : 'grace'
}

function applyTransition(content: StandardContent, text: string): StandardContent | CellFault {
  const day = NONE.test(text) ? null : parseVietnameseDate(text)
  return day === undefined ? 'transition' : { ...content, transitionUntil: day }
}

/** The column a requirement stands in. */
export function columnOf(one: StandardRequirementContent): CellColumn {
  switch (one.kind) {
    case 'education':
      return 'education'
    case 'training_hours':
      return 'hours'
    case 'certificate':
      return 'certificates'
    case 'document':
      return 'documents'
    case 'competency':
      return `level-${one.competency}`
  }
}

/** What a cell asks for, in the order in which it is written; or why its text is no such cell. Total. */
export function readRequirements(column: Exclude<CellColumn, 'tolerance' | 'grace' | 'transition'>, text: string, { codes, words }: Setting): StandardRequirementContent[] | CellFault {
  if (NONE.test(text)) return []
  if (column === 'certificates' || column === 'documents') return readCodes(column === 'certificates' ? 'certificate' : 'document', text, codes)
  const split = withGrade(text)
  if (split === null) return 'grade'
  const { bare, grade } = split
  if (column === 'education') return readEducation(bare, grade, words)
  if (column === 'hours') return readHours(bare, grade, { codes, words })
  return /^[1-5]$/.test(bare) ? [{ kind: 'competency', competency: column.slice('level-'.length), level: Number(bare), ...grade }] : 'level'
}

type Grade = { minGrade?: EvidenceGrade }

function readEducation(bare: string, grade: Grade, words: CellWords): StandardRequirementContent[] | CellFault {
  const education = educations.find((one) => one === bare || searchKey(words.educations[one]) === searchKey(bare))
  return education === undefined ? 'education' : [{ kind: 'education', education, ...grade }]
}

/** A number, or just "yes": then the setting has the number. */
function readHours(bare: string, grade: Grade, { codes, words }: Setting): StandardRequirementContent[] | CellFault {
  if (searchKey(bare) === searchKey(words.yes)) return [{ kind: 'training_hours', hours: codes.yearlyHours ?? DEFAULT_YEARLY_HOURS, ...grade }]
  const hours = /^\d{1,4}$/.test(bare) ? Number(bare) : 0
  return hours >= 1 && hours <= MAX_YEARLY_HOURS ? [{ kind: 'training_hours', hours, ...grade }] : 'hours'
}

function readCodes(kind: 'certificate' | 'document', text: string, codes: StandardCodes): StandardRequirementContent[] | CellFault {
  const known = kind === 'certificate' ? codes.certificates : codes.documents
  const found = new Map<string, StandardRequirementContent>()
  for (const split of codeWords(text)) {
    if (split === null) return 'grade'
    const code = known.find((one) => one.toLowerCase() === split.bare.toLowerCase())
    if (code === undefined || found.has(code)) return 'codes'
    found.set(code, kind === 'certificate' ? { kind, certificate: code, ...split.grade } : { kind, document: code, ...split.grade })
  }
  return [...found.values()]
}

/** The codes between spaces, each with its grade; null: brackets around anything else than a grade. */
export function codeWords(text: string): ({ readonly bare: string; readonly grade: Grade } | null)[] {
  return text.replace(/\s+\(/g, '(').split(/[\s,;]+/).filter((one) => one !== '').map(withGrade)
}

/** "3 (B)" → 3 and B; brackets around anything else than a grade: null. */
function withGrade(text: string): { bare: string; grade: Grade } | null {
  const [, bare = text, inside] = /^(.*?)\s*\(\s*([^()]*?)\s*\)$/.exec(text) ?? []
  if (inside === undefined) return { bare, grade: {} }
  const minGrade = evidenceGrades.find((one) => one === inside.toUpperCase())
  return minGrade === undefined ? null : { bare, grade: { minGrade } }
}
