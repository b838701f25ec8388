/**
 * What a lesson says, against the rest of the content: objectives, legal bases, glossary, procedures, figures, dates,
 * length, order of the closing parts. Its form was checked before (check-lesson-tree).
 * Source: writing-guide §4, §5, §11, §12, §18, §29, §34; KH2's course.yaml.
 */
import type { WorkingCalendar } from '../calendar/working-calendar'
import { type TextFault, fault, warning } from '../content/fault'
import type { LegalBasis } from '../course/legal-basis'
import { type Procedure, procedureCardOn } from '../procedure/procedure-definition'
import { checkWorkedExample } from './check-worked-example'
import type { LessonFile } from './lesson-definition'
import { LENGTH_BAND, LENGTH_LIMITS, countSyllables, lessonLength } from './lesson-length'
import { type LessonNode, attributeOf, elementsOf, isElement, placeOf, walk } from './lesson-tree'

/** What a lesson may refer to. */
export type LessonSurroundings = {
  readonly legal: ReadonlyMap<string, LegalBasis>
  readonly terms: ReadonlySet<string>
  readonly procedures: readonly Procedure[]
  /** Names of the course's figures and files that exist. */
  readonly files: ReadonlySet<string>
  readonly calendar: WorkingCalendar
}

const MIN_CHECKS = 6
const MAX_WHY = 35
const ONCE = ['Objectives', 'Flashcards', 'Summary', 'DoNow'] as const
const CLOSING = ['Flashcards', 'Summary', 'DoNow', 'LegalBasis'] as const
const START = { line: 1, column: 1 }

/** Every fault and warning of meaning in a lesson. Weekdays beside dates are checked on the whole file, not here. */
export function checkLesson(lesson: LessonFile, root: LessonNode, around: LessonSurroundings): TextFault[] {
  return [
    ...legalFaults(lesson, root, around.legal),
    ...elementsOf(root, 'Term').flatMap((node) => (around.terms.has(idOf(node)) ? [] : [fault(placeOf(node), 'termUnknown', { id: idOf(node) })])),
    ...procedureFaults(lesson, root, around.procedures),
    ...fileFaults(root, around.files),
    ...elementsOf(root, 'WorkedExample').flatMap((node) => checkWorkedExample(node, around.calendar)),
    ...checksFaults(lesson, root),
    ...orderFaults(root),
    ...lengthFaults(root),
  ]
}

function idOf(node: LessonNode): string {
  return attributeOf(node, 'id') ?? ''
}

/** basis="…" names listed ids; <LegalBasis> rows are those listed, once each, with the register's values. */
function legalFaults(lesson: LessonFile, root: LessonNode, register: ReadonlyMap<string, LegalBasis>): TextFault[] {
  const rows = elementsOf(root, 'LegalBasis')
  const shown = rows.map(idOf)
  const uses = walk(root).map(({ node }) => node).filter((node) => isElement(node) && attributeOf(node, 'basis') !== undefined)
  const used = uses.flatMap((node) => (attributeOf(node, 'basis') ?? '').split(' '))
  return [
    ...uses.flatMap((node) => (attributeOf(node, 'basis') ?? '').split(' ').filter((id) => !lesson.legal.includes(id)).map((id) => fault(placeOf(node), 'legalNotListed', { id }))),
    ...rows.flatMap((node, i) => rowFaults(node, shown.indexOf(idOf(node)) < i, lesson, register)),
    ...lesson.legal.filter((id) => !shown.includes(id)).map((id) => fault(START, 'legalNotListed', { id })),
    ...lesson.legal.filter((id) => !register.has(id)).map((id) => fault(START, 'legalUnknown', { id })),
    ...lesson.legal.filter((id) => !used.includes(id)).map((id) => warning(START, 'legalUnused', { id })),
  ]
}

function rowFaults(node: LessonNode, twice: boolean, lesson: LessonFile, register: ReadonlyMap<string, LegalBasis>): TextFault[] {
  const id = idOf(node)
  const at = placeOf(node)
  if (twice) return [fault(at, 'duplicateId', { id })]
  if (!lesson.legal.includes(id)) return [fault(at, 'legalNotListed', { id })]
  const row = register.get(id)
  if (row === undefined) return []
  const different = (['ref', 'about', 'from', 'to', 'state'] as const).filter((key) => attributeOf(node, key) !== row[key])
  return different.map((key) => fault(at, 'legalDiffers', { id, field: key, expected: row[key] }))
}

function procedureFaults(lesson: LessonFile, root: LessonNode, procedures: readonly Procedure[]): TextFault[] {
  const known = (code: string) => procedures.some((procedure) => procedure.code === code)
  return [
    ...lesson.procedures.filter((code) => !known(code)).map((code) => fault(START, 'procedureUnknown', { code })),
    ...elementsOf(root, 'ProcedureCard').flatMap((node) => {
      const code = attributeOf(node, 'code') ?? ''
      const asOf = attributeOf(node, 'asOf') ?? ''
      if (!known(code)) return [fault(placeOf(node), 'procedureUnknown', { code })]
      return procedureCardOn(procedures, code, asOf) === undefined ? [fault(placeOf(node), 'procedureNotInForce', { code, day: asOf })] : []
    }),
  ]
}

function fileFaults(root: LessonNode, files: ReadonlySet<string>): TextFault[] {
  const named = ['Figure', 'Video', 'Download'].flatMap((name) => elementsOf(root, name))
  return named.flatMap((node) =>
    ['src', 'captions', 'poster']
      .map((key) => attributeOf(node, key))
      .filter((name) => name !== undefined && !files.has(name))
      .map((name) => fault(placeOf(node), 'fileOfFigure', { name: name ?? '' })),
  )
}

function checksFaults(lesson: LessonFile, root: LessonNode): TextFault[] {
  const checks = elementsOf(root, 'Check')
  const ids = checks.map(idOf)
  const objectives = lesson.objectives.map((objective) => objective.id)
  const asked = checks.map((check) => attributeOf(check, 'objective') ?? '')
  const whys = [...elementsOf(root, 'Option'), ...elementsOf(root, 'Line')]
  return [
    ...(checks.length >= MIN_CHECKS ? [] : [fault(START, 'checksTooFew', { count: checks.length, min: MIN_CHECKS })]),
    ...checks.flatMap((check, i) => (ids.indexOf(idOf(check)) < i ? [fault(placeOf(check), 'duplicateId', { id: idOf(check) })] : [])),
    ...checks.flatMap((check, i) => (objectives.includes(asked[i] ?? '') ? [] : [fault(placeOf(check), 'objectiveUnknown', { id: asked[i] ?? '' })])),
    ...objectives.filter((id) => !asked.includes(id)).map((id) => warning(START, 'objectiveUnchecked', { id })),
    ...whys.flatMap((node) => {
      const count = countSyllables(attributeOf(node, 'why') ?? '')
      return count <= MAX_WHY ? [] : [warning(placeOf(node), 'whyLong', { count, max: MAX_WHY })]
    }),
  ]
}

/** Objectives, Flashcards, Summary, DoNow stand once; the closing parts come in their order, the legal bases last. */
function orderFaults(root: LessonNode): TextFault[] {
  const top = (root.children ?? []).filter(isElement)
  const names = top.map((node) => node.name ?? '')
  const counts = ONCE.map((name) => ({ name, count: names.filter((other) => other === name).length })).filter(({ count }) => count !== 1)
  const closing = top.filter((node) => CLOSING.some((name) => name === node.name))
  const rank = (node: LessonNode | undefined) => CLOSING.findIndex((name) => name === node?.name)
  const early = closing.filter((node, i) => i > 0 && rank(node) < rank(closing[i - 1]))
  return [...counts.map(({ name, count }) => fault(START, 'componentOnce', { name, count })), ...early.map((node) => fault(placeOf(node), 'closingOrder'))]
}

function lengthFaults(root: LessonNode): TextFault[] {
  const count = lessonLength(root)
  if (count < LENGTH_LIMITS.min || count > LENGTH_LIMITS.max) return [fault(START, 'lessonLength', { count, ...LENGTH_LIMITS })]
  return count < LENGTH_BAND.min || count > LENGTH_BAND.max ? [warning(START, 'lessonLengthBand', { count, ...LENGTH_BAND })] : []
}
