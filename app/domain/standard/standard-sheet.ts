/**
 * The matrix as a sheet: a row a position, a column a competency (0 = not required), schooling and certificates by their
 * codes, so that the sheet says everything the standards say. Source: positions.md §4 (the same columns).
 */
import type { StandingSheet } from '../compliance/standing-sheet'
import type { StandardRequirementContent } from './standard-file'

export type SheetPosition = { readonly code: string; readonly name: string; readonly requirements: readonly StandardRequirementContent[] }
export type SheetWords = { readonly name: string; readonly lines: readonly string[]; readonly code: string; readonly position: string; readonly education: string; readonly certificates: string }

/** The sheet of some positions; columns in the order of `competencies`. */
export function standardSheet({ competencies, rows }: { readonly competencies: readonly string[]; readonly rows: readonly SheetPosition[] }, words: SheetWords): StandingSheet {
  return {
    name: words.name,
    lines: words.lines,
    columns: [{ header: words.code, width: 8 }, { header: words.position, width: 44 }, { header: words.education, width: 16 }, { header: words.certificates, width: 40 }, ...competencies.map((header) => ({ header, width: 6, align: 'right' as const }))],
    rows: rows.map(({ code, name, requirements }) => [
      code,
      name,
      requirements.flatMap((one) => (one.kind === 'education' ? one.education : [])).join(' '),
      requirements.flatMap((one) => (one.kind === 'certificate' ? one.certificate : [])).join(' '),
      ...competencies.map((competency) => requirements.reduce((level, one) => (one.kind === 'competency' && one.competency === competency ? one.level : level), 0)),
    ]),
  }
}
