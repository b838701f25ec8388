/**
 * Terms of the glossary that a lesson uses in its prose before, or without, a <Term>. Conservative: only exact Vietnamese
 * terms of two syllables or more, in running text (headings, questions and options stay as they are), the first use only,
 * and not inside a longer term ("thành phần hồ sơ" is no use of "hồ sơ"). Source: writing-guide (glossary); issue "Courses".
 */
import { type TextFault, warning } from '../content/fault'
import type { LessonTerm } from './lesson-definition'
import { type LessonNode, attributeOf, isElement, placeOf, walk } from './lesson-tree'

/** Components whose words are no running text of the lesson: what is asked, quoted, summed up. */
const APART = ['Check', 'Flashcards', 'Summary', 'DoNow', 'LegalBasis', 'Dialogue', 'FormFacsimile', 'DecisionTree', 'DayCount', 'Compare', 'Steps', 'WorkedExample']
/** Words whose everyday sense is another: a land certificate, a clinic, staff in general, an ability. Their author links them where the term is meant. */
const EVERYDAY = ['attestation', 'grassroots', 'cadre', 'standard', 'title', 'competency', 'leadership_post', 'formal_education', 'degree']
const PLAIN_TERM = /^\p{L}+(?: \p{L}+)+$/u

type Use = { readonly node: LessonNode; readonly text: string; readonly linked: string | null }

/** One warning for each term of the list that is used before it is linked. In: the glossary. */
export function unlinkedTerms(root: LessonNode, terms: readonly Pick<LessonTerm, 'code' | 'vietnamese'>[]): TextFault[] {
  const uses = usesOf(root)
  const plain = terms.filter(({ code, vietnamese }) => PLAIN_TERM.test(vietnamese) && !EVERYDAY.includes(code))
  const longestFirst = [...plain].sort((a, b) => b.vietnamese.length - a.vietnamese.length)
  const first = new Map<string, Use>()
  for (const use of uses) for (const code of termsIn(use, longestFirst)) if (!first.has(code)) first.set(code, use)
  return plain.flatMap(({ code, vietnamese }) => {
    const use = first.get(code)
    return use === undefined || use.linked !== null ? [] : [warning(placeOf(use.node), 'termUnlinked', { term: vietnamese, id: code })]
  })
}

function usesOf(root: LessonNode): Use[] {
  return walk(root).flatMap(({ node, parents }): Use[] => {
    const above = [...parents].reverse().find((parent) => isElement(parent) && parent.name === 'Term')
    if (node.type !== 'text' || parents.some((parent) => parent.type === 'heading')) return []
    if (above !== undefined) return [{ node, text: '', linked: attributeOf(above, 'id') ?? '' }]
    return parents.some((parent) => isElement(parent) && APART.includes(parent.name ?? '')) ? [] : [{ node, text: node.value ?? '', linked: null }]
  })
}

/** The codes of the terms in a piece; each place counts for the longest term only. */
function termsIn({ text, linked }: Use, longestFirst: readonly Pick<LessonTerm, 'code' | 'vietnamese'>[]): string[] {
  if (linked !== null) return [linked]
  let rest = text.toLowerCase()
  const found: string[] = []
  for (const { code, vietnamese } of longestFirst) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{M}])${vietnamese.toLowerCase().split(' ').join('\\s+')}(?![\\p{L}\\p{M}])`, 'gu')
    const without = rest.replace(pattern, ' · ')
    if (without !== rest) found.push(code)
    rest = without
  }
  return found
}
