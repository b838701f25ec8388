/**
 * Reads and checks all of content/. Never throws for what an author wrote: each fault has file, line, column and a
 * sentence. `content` is complete only when there are no faults.
 */
import { type WorkingCalendar, buildCalendar } from '~/domain/calendar/working-calendar'
import type { PathFile } from '~/domain/course/learning-path'
import type { UnitStructure } from '~/domain/org/unit-structure'
import type { Procedure } from '~/domain/procedure/procedure-definition'
import { type Catalogues, checkCatalogues } from './check-catalogues.server'
import { type CourseContent, checkCourseFiles } from './check-course-files.server'
import { checkPathFile } from './check-paths.server'
import { checkProcedureFile } from './check-procedures.server'
import { type Standards, checkStandardFiles } from './check-standards.server'
import { checkUnits } from './check-units.server'
import { type Fault, collectFaults } from './collect-faults.server'
import type { FaultLanguage } from './fault-sentence.server'
import { type ContentFolder, readContent } from './read-content.server'

export type ParsedContent = {
  readonly catalogues: Catalogues
  readonly structures: readonly UnitStructure[]
  readonly standards: Standards | null
  readonly procedures: readonly Procedure[]
  readonly courses: readonly CourseContent[]
  readonly paths: PathFile
}

export type ContentCheck = { readonly faults: Fault[]; readonly warnings: Fault[]; readonly content: ParsedContent }

/** In: the folder, or content already read; the language of the sentences. */
export async function checkContent(source?: string | ContentFolder, language: FaultLanguage = 'vi'): Promise<ContentCheck> {
  const content = typeof source === 'object' ? source : await readContent(source)
  const faults = collectFaults(language)
  const catalogues = checkCatalogues(content, faults)
  const structures = checkUnits(content, faults)
  const standards = checkStandardFiles(content, catalogues, faults)
  const procedures = checkProcedureFile(content, faults)
  const calendar = courseCalendar(catalogues)
  const courses: CourseContent[] = []
  for (const folder of courseFolders(content)) {
    const course = await checkCourseFiles(content, folder, { catalogues, positions: standards?.positions ?? [], procedures, calendar }, faults)
    if (course) courses.push(course)
  }
  const paths = checkPathFile(content, { positions: standards?.positions ?? [], courses }, faults)
  return { faults: faults.faults(), warnings: faults.warnings(), content: { catalogues, structures, standards, procedures, courses, paths } }
}

/** Courses are written against the calendar without what is not yet law: a key must not turn with a setting. */
function courseCalendar({ calendar }: Catalogues): WorkingCalendar {
  return buildCalendar(calendar, { unconfirmedHolidays: false })
}

function courseFolders(content: ContentFolder): string[] {
  const folders = [...content.files.keys()].map((path) => /^courses\/[^/]+(?=\/)/.exec(path)?.[0]).filter((folder) => folder !== undefined)
  return [...new Set(folders)]
}
