/** One course: course.yaml, its figures and files, its lessons and its bank of questions, each against the others. */
import type { WorkingCalendar } from '~/domain/calendar/working-calendar'
import { fault, warning } from '~/domain/content/fault'
import { checkData } from '~/domain/content/schema-faults'
import { checkCourse } from '~/domain/course/check-course'
import { type CourseDefinition, type CourseFile, courseFileSchema } from '~/domain/course/course-definition'
import { courseWording } from '~/domain/course/course-wording'
import type { LessonTerm } from '~/domain/lesson/lesson-definition'
import { easeOutliers } from '~/domain/lesson/reading-ease'
import type { Procedure } from '~/domain/procedure/procedure-definition'
import { checkAssets } from './check-assets.server'
import type { Catalogues } from './check-catalogues.server'
import { type LessonContent, checkLessonFile } from './check-lesson-file.server'
import { type QuestionContent, checkQuestionFiles } from './check-question-files.server'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { richTextReader } from './parse-rich-text.server'
import { type YamlText, parseYaml } from './parse-yaml.server'
import type { ContentFolder } from './read-content.server'

export type CourseContent = {
  readonly definition: CourseDefinition
  readonly lessons: readonly LessonContent[]
  /** the bank, and the lessons' own questions to practise */
  readonly questions: readonly QuestionContent[]
}

export type CourseSurroundings = {
  readonly catalogues: Catalogues
  readonly positions: readonly { readonly code: string }[]
  readonly procedures: readonly Procedure[]
  readonly calendar: WorkingCalendar
}

const START = { line: 1, column: 1 }

export async function checkCourseFiles(content: ContentFolder, folder: string, around: CourseSurroundings, faults: FaultCollector): Promise<CourseContent | null> {
  const path = `${folder}/course.yaml`
  const text = requiredText(content, path, faults)
  const yaml = text === null ? null : parseYaml(text)
  if (yaml === null) return null
  faults.text(path, yaml.faults)
  const course = readCourse(yaml, path, folder, around, faults)
  if (course === null) return null
  const assets = checkAssets(content, folder, faults)
  strangers(content, folder, course, faults)
  const lessons = await readLessons(content, folder, course, new Set(Object.keys(assets)), around, faults)
  const texts = { files: new Set(Object.keys(assets)), terms: new Set(around.catalogues.glossary.map(({ code }) => code)), read: await richTextReader() }
  const questions = checkQuestionFiles(content, { folder, path, yaml }, course, { ...around, texts }, faults)
  return { definition: { ...course, assets }, lessons, questions: [...questions, ...lessons.flatMap(practiceOf)] }
}

function practiceOf({ checks, definition }: LessonContent): QuestionContent[] {
  return checks.map((check) => ({ definition: check, reviewState: definition.reviewState }))
}

function readCourse(yaml: YamlText, path: string, folder: string, { catalogues, positions }: CourseSurroundings, faults: FaultCollector): CourseFile | null {
  if (yaml.value === undefined) return null
  const { value: course, faults: wrong } = checkData(courseFileSchema, yaml.value)
  faults.data(path, yaml, wrong)
  if (course === null) return null
  const codes = (rows: readonly { readonly code: string }[]) => new Set(rows.map(({ code }) => code))
  faults.data(path, yaml, checkCourse(course, { competencies: codes(catalogues.competencies), certificates: codes(catalogues.certificates), positions: codes(positions) }))
  faults.data(path, yaml, courseWording(course))
  if (folder !== `courses/${course.id}`) faults.data(path, yaml, [fault(['id'], 'courseFolder', { id: course.id })])
  return course
}

async function readLessons(content: ContentFolder, folder: string, course: CourseFile, files: ReadonlySet<string>, around: CourseSurroundings, faults: FaultCollector): Promise<LessonContent[]> {
  const legal = new Map(course.legal.map((row) => [row.id, row]))
  const terms = new Map<string, LessonTerm>(around.catalogues.glossary.map((term) => [term.code, term]))
  const lessons: LessonContent[] = []
  for (const row of course.lessons) {
    const file = content.files.get(`${folder}/lessons/${row.number}.mdx`)
    if (file === undefined) faults.text(`${folder}/course.yaml`, [fault(START, 'lessonMissing', { lesson: row.number })])
    const lesson = file && (await checkLessonFile(file, course, { legal, terms, files, procedures: around.procedures, calendar: around.calendar }, faults))
    if (lesson) lessons.push({ ...lesson, periods: row.periods })
  }
  for (const { number, sentence, usual } of easeOutliers(lessons.map(({ definition, sentence }) => ({ number: definition.number, sentence })))) {
    faults.text(`${folder}/lessons/${number}.mdx`, [warning(START, 'readingEase', { count: sentence, usual })])
  }
  return lessons
}

/** Files in the course's folder that nothing reads: a misspelt name would otherwise pass for finished work. */
function strangers(content: ContentFolder, folder: string, course: CourseFile, faults: FaultCollector): void {
  const lessons = course.lessons.map(({ number }) => `${folder}/lessons/${number}.mdx`)
  for (const path of content.files.keys()) {
    if (!path.startsWith(`${folder}/`) || path === `${folder}/course.yaml`) continue
    const known = lessons.includes(path) || path.startsWith(`${folder}/figures/`) || path.startsWith(`${folder}/files/`) || /\/questions\/[^/]+\.yaml$/.test(path)
    if (!known) faults.text(path, [fault(START, 'fileUnexpected')])
  }
}
