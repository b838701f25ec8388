/** One lesson file: source, front matter, form, meaning, weekdays; and what is frozen of it when it is published. */
import { weekdayFaults } from '~/domain/content/weekday-claims'
import { checkData } from '~/domain/content/schema-faults'
import type { CourseFile } from '~/domain/course/course-definition'
import { checkFrontMatter } from '~/domain/lesson/check-front-matter'
import { type LessonSurroundings, checkLesson } from '~/domain/lesson/check-lesson'
import { lessonChecks } from '~/domain/lesson/lesson-checks'
import { checkLessonTree } from '~/domain/lesson/check-lesson-tree'
import { freezeLesson } from '~/domain/lesson/freeze-lesson'
import { type LessonDefinition, type LessonSection, type LessonTerm, lessonFileSchema } from '~/domain/lesson/lesson-definition'
import { type LessonPassage, lessonPassages } from '~/domain/lesson/lesson-passages'
import { lessonWording, sentenceLength } from '~/domain/lesson/lesson-prose'
import { lessonSections } from '~/domain/lesson/lesson-sections'
import { unlinkedTerms } from '~/domain/lesson/unlinked-terms'
import type { SingleDefinition } from '~/domain/question/kinds/single'
import type { FaultCollector } from './collect-faults.server'
import { contentText } from './content-text.server'
import { parseLesson } from './parse-lesson.server'
import type { ContentFile } from './read-content.server'

export type LessonContent = {
  readonly definition: LessonDefinition
  readonly sections: readonly LessonSection[]
  /** The whole file. */
  readonly source: string
  /** The file without its front matter: what is compiled. */
  readonly body: string
  /** Its check-yourself questions, to practise. */
  readonly checks: readonly SingleDefinition[]
  /** What the search finds of it. */
  readonly passages: readonly LessonPassage[]
  /** Syllables of its mean sentence. */
  readonly sentence: number
  readonly periods: number
}

type Surroundings = Omit<LessonSurroundings, 'terms'> & { readonly terms: ReadonlyMap<string, LessonTerm> }

export async function checkLessonFile(file: ContentFile, course: CourseFile, around: Surroundings, faults: FaultCollector): Promise<Omit<LessonContent, 'periods'> | null> {
  const source = contentText(file, faults)
  if (source === null || !faults.clean(file.path)) return null
  const { frontMatter, body, tree, faults: unread } = await parseLesson(source)
  faults.text(file.path, unread)
  const form = tree === null ? [] : checkLessonTree(tree)
  faults.text(file.path, form)
  faults.text(file.path, weekdayFaults(source))
  if (frontMatter?.value === undefined) return null
  const { value: lesson, faults: wrong } = checkData(lessonFileSchema, frontMatter.value)
  faults.data(file.path, frontMatter, wrong)
  if (lesson === null) return null
  faults.data(file.path, frontMatter, checkFrontMatter(lesson, course))
  // Meaning is read out of a tree of sound form only.
  if (tree === null || form.length > 0) return null
  faults.text(file.path, checkLesson(lesson, tree, { ...around, terms: new Set(around.terms.keys()) }))
  faults.text(file.path, [...lessonWording(tree), ...unlinkedTerms(tree, [...around.terms.values()])])
  return {
    definition: freezeLesson(lesson, tree, around),
    sections: lessonSections(tree),
    checks: lessonChecks(course.id, lesson.objectives[0]?.id ?? '', tree),
    passages: lessonPassages(tree),
    sentence: sentenceLength(tree),
    source,
    body,
  }
}
