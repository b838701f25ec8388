/** Remarks on the writing of a course's own texts: titles, outcomes, objectives, legal rows. Paths are those of course.yaml. */
import type { DataFault, DataPath } from '../content/fault'
import { wordingWarnings } from '../content/wording'
import type { CourseFile } from './course-definition'

/** Every remark, at the text it is about. */
export function courseWording(course: CourseFile): DataFault[] {
  const texts: [DataPath, string][] = [
    [['title'], course.title], [['short_title'], course.shortTitle], [['summary'], course.summary], [['final_test', 'star_rule'], course.finalTest.starRule],
    ...course.outcomes.map((text, i): [DataPath, string] => [['outcomes', i], text]),
    ...course.modules.map(({ title }, i): [DataPath, string] => [['modules', i, 'title'], title]),
    ...course.lessons.flatMap(({ title, changes, objectives }, i): [DataPath, string][] => [[['lessons', i, 'title'], title], [['lessons', i, 'changes'], changes], ...objectives.map(({ text }, k): [DataPath, string] => [['lessons', i, 'objectives', k, 'text'], text])]),
    ...course.legal.map(({ about }, i): [DataPath, string] => [['legal', i, 'about'], about]),
  ]
  return texts.flatMap(([at, text]) => wordingWarnings(text).map((one) => ({ ...one, at })))
}
