/** The bank of a course: every questions/*.yaml, read by the kinds of its questions, then checked as a whole. */
import type { WorkingCalendar } from '~/domain/calendar/working-calendar'
import { fault } from '~/domain/content/fault'
import { type ReviewState, weakestState } from '~/domain/content/review-state'
import { checkData } from '~/domain/content/schema-faults'
import { weekdayFaults } from '~/domain/content/weekday-claims'
import type { CourseFile } from '~/domain/course/course-definition'
import { checkBank, checkQuestion } from '~/domain/question/check-question'
import { type QuestionDefinition, questionFileSchema } from '~/domain/question/question-definition'
import { kindNames, kindOf } from '~/domain/question/registry'
import type { FaultCollector } from './collect-faults.server'
import { contentText } from './content-text.server'
import { type YamlText, parseYaml } from './parse-yaml.server'
import type { ContentFile, ContentFolder } from './read-content.server'

export type QuestionContent = { readonly definition: QuestionDefinition; readonly reviewState: ReviewState }

type CourseYaml = { readonly folder: string; readonly path: string; readonly yaml: YamlText }

export function checkQuestionFiles(content: ContentFolder, courseYaml: CourseYaml, course: CourseFile, calendar: WorkingCalendar, faults: FaultCollector): QuestionContent[] {
  const prefix = `${courseYaml.folder}/questions/`
  const seen = new Map<string, string>()
  const files = [...content.files.values()].filter(({ path }) => path.startsWith(prefix) && path.endsWith('.yaml'))
  const questions = files.flatMap((file) => readFile(file, course, calendar, seen, faults))
  faults.data(courseYaml.path, courseYaml.yaml, checkBank(questions.map(({ definition }) => definition), course))
  return questions
}

function readFile(file: ContentFile, course: CourseFile, calendar: WorkingCalendar, seen: Map<string, string>, faults: FaultCollector): QuestionContent[] {
  const text = contentText(file, faults)
  if (text === null) return []
  const yaml = parseYaml(text)
  faults.text(file.path, yaml.faults)
  if (yaml.value === undefined) return []
  const { value: head, faults: wrong } = checkData(questionFileSchema, yaml.value)
  faults.data(file.path, yaml, wrong)
  if (head === null) return []
  if (head.course !== course.id) faults.data(file.path, yaml, [fault(['course'], 'questionCourse', { course: course.id })])
  if (head.reviewState === 'reviewed' && (head.reviewedBy === '' || head.reviewedOn === '')) faults.data(file.path, yaml, [fault(['review_state'], 'stateTooHigh', { state: head.reviewState })])
  return (yaml.value as { questions: unknown[] }).questions.flatMap((item, i) => {
    const under = ['questions', i]
    const type = head.questions[i]?.type ?? ''
    const kind = kindOf(type)
    if (kind === undefined) {
      faults.data(file.path, yaml, [fault([...under, 'type'], 'kindUnknown', { type, allowed: kindNames().join(', ') })])
      return []
    }
    const { definition, faults: own } = kind.parse(item, { calendar })
    faults.data(file.path, yaml, own, under)
    faults.text(file.path, weekdayClaims(item, yaml, under))
    if (definition === null) return []
    faults.data(file.path, yaml, checkQuestion(definition, course), under)
    if (seen.has(definition.id)) faults.data(file.path, yaml, [fault([...under, 'id'], 'duplicateId', { id: definition.id })])
    seen.set(definition.id, file.path)
    return [{ definition, reviewState: weakestState([head.reviewState, ...definition.legal.map(({ state }) => state)]) }]
  })
}

/** Weekdays beside dates in every text of an item; a date without a year is in one of the years that the item names. */
function weekdayClaims(item: unknown, yaml: YamlText, under: (string | number)[]) {
  const texts = textsOf(item, under)
  const years = texts.flatMap(({ text }) => [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year)))
  return texts.flatMap(({ text, path }) => weekdayFaults(text, [...new Set(years)]).map((one) => ({ ...one, at: yaml.locate(path) })))
}

function textsOf(value: unknown, path: (string | number)[]): { text: string; path: (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, Array.isArray(value) ? Number(key) : key]))
}
