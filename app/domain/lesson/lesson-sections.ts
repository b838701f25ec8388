/**
 * The second-level headings of a lesson and the ids they carry in the page: the heading without marks, words joined by
 * hyphens, a number after a repeated one. Bookmarks and reading progress point at them, so the rule must not change.
 */
import { searchKey, words } from '../kernel/vietnamese-text'
import type { LessonSection } from './lesson-definition'
import { type LessonNode, textOf } from './lesson-tree'

/** In: the lesson's tree. Out: its sections in order, with ids that are unique in the lesson. */
export function lessonSections(root: LessonNode): LessonSection[] {
  const taken = new Set<string>()
  return sectionHeadings(root).map((heading) => {
    const text = textOf(heading).replace(/\s+/g, ' ').trim()
    const base = words(searchKey(text)).join('-') || 'phan'
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    return { id, text }
  })
}

/** The headings that begin sections, in the order of `lessonSections`. */
export function sectionHeadings(root: LessonNode): LessonNode[] {
  return (root.children ?? []).filter((node) => node.type === 'heading' && node.depth === 2)
}
