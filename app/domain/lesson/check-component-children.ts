/**
 * What stands inside a component: nothing, words, Markdown, or a list of its own parts in a certain order and number.
 * Source: writing-guide §10, column "children".
 */
import { type TextFault, fault } from '../content/fault'
import { type ComponentRule, INLINE_COMPONENTS } from './component-grammar'
import { type LessonNode, attributeOf, isElement, partsOf, placeOf, textOf } from './lesson-tree'

const WORDS = ['text', 'strong', 'emphasis', 'inlineCode', 'break', 'paragraph', 'link']

/** Every fault of a component's children: the general rule, then what this component asks for besides. */
export function childRuleFaults(node: LessonNode, rule: ComponentRule): TextFault[] {
  return [...generalFaults(node, rule), ...(SPECIAL[node.name ?? '']?.(node) ?? [])]
}

function generalFaults(node: LessonNode, { children }: ComponentRule): TextFault[] {
  switch (children.kind) {
    case 'none':
      return partsOf(node).length === 0 ? [] : [fault(placeOf(node), 'childrenNone', { name: node.name ?? '' })]
    case 'words':
      return wordsFaults(node)
    case 'markdown':
      return markdownFaults(node, [...INLINE_COMPONENTS, ...(children.with ?? [])])
    case 'only':
      return onlyFaults(node, children)
  }
}

function markdownFaults(node: LessonNode, allowed: readonly string[]): TextFault[] {
  const name = node.name ?? ''
  const wrong = partsOf(node).filter((part) => isElement(part) && !allowed.includes(part.name ?? ''))
  const empty = textOf(node).trim() === '' ? [fault(placeOf(node), 'childrenText', { name })] : []
  return [...empty, ...wrong.map((part) => fault(placeOf(part), 'childrenOnly', { name, names: ['Markdown', ...allowed].join(', ') }))]
}

function onlyFaults(node: LessonNode, { names, min, max }: { readonly names: readonly string[]; readonly min: number; readonly max: number }): TextFault[] {
  const name = node.name ?? ''
  const parts = partsOf(node)
  const wrong = parts.filter((part) => !isElement(part) || !names.includes(part.name ?? ''))
  const count = parts.length - wrong.length
  const miscounted = count < min || count > max ? [fault(placeOf(node), 'childrenCount', { name, count, min, max })] : []
  return [...wrong.map((part) => fault(placeOf(part), 'childrenOnly', { name, names: names.join(', ') })), ...miscounted]
}

function wordsFaults(node: LessonNode): TextFault[] {
  const name = node.name ?? ''
  if (textOf(node).trim() === '') return [fault(placeOf(node), 'childrenText', { name })]
  return (node.children ?? [])
    .filter((child) => (isElement(child) ? !INLINE_COMPONENTS.includes(child.name ?? '') : !WORDS.includes(child.type)))
    .map((child) => fault(placeOf(child), 'childrenOnly', { name, names: INLINE_COMPONENTS.join(', ') }))
}

const SPECIAL: Readonly<Record<string, (node: LessonNode) => TextFault[]>> = {
  Compare: compareFaults,
  DecisionTree: treeFaults,
  Check: checkFaults,
  Line: lineFaults,
  Summary: summaryFaults,
  DoNow: doNowFaults,
}

/** Wrong+ then Right, repeated: each Right closes its group, and the last group is closed. */
function compareFaults(node: LessonNode): TextFault[] {
  const names = partsOf(node).map((part) => part.name)
  const closed = names.every((name, i) => name !== 'Right' || names[i - 1] === 'Wrong')
  return closed && names[names.length - 1] === 'Right' ? [] : [fault(placeOf(node), 'compareOrder')]
}

/** Each Ask answers yes and no once, by words or by going to an Ask further down; each but the first is gone to. */
function treeFaults(node: LessonNode): TextFault[] {
  const asks = partsOf(node).filter((part) => part.name === 'Ask')
  const ids = asks.map((ask) => attributeOf(ask, 'id'))
  const reached = new Set(asks.flatMap((ask) => [attributeOf(ask, 'yesGo'), attributeOf(ask, 'noGo')]))
  return asks.flatMap((ask, i) => {
    const id = ids[i] ?? ''
    const both = (['yes', 'no'] as const).filter((word) => (attributeOf(ask, word) === undefined) === (attributeOf(ask, `${word}Go`) === undefined))
    const lost = ['yesGo', 'noGo'].map((key) => attributeOf(ask, key)).filter((to) => to !== undefined && ids.indexOf(to) <= i)
    return [
      ...both.map((word) => fault(placeOf(ask), 'attributeOneOf', { name: 'Ask', first: word, second: `${word}Go` })),
      ...lost.map((to) => fault(placeOf(ask), 'askUnknown', { id: to ?? '' })),
      ...(ids.indexOf(id) < i ? [fault(placeOf(ask), 'duplicateId', { id })] : []),
      ...(i > 0 && !reached.has(id) ? [fault(placeOf(ask), 'askUnreached', { id })] : []),
    ]
  })
}

/** A stem, then two to five options, exactly one of them correct. */
function checkFaults(node: LessonNode): TextFault[] {
  const parts = partsOf(node)
  const options = parts.filter((part) => part.name === 'Option')
  const correct = options.filter((option) => attributeOf(option, 'correct') !== undefined).length
  const firstOption = parts.findIndex((part) => part.name === 'Option')
  const after = firstOption < 0 ? [] : parts.slice(firstOption).filter((part) => part.name !== 'Option')
  return [
    ...(options.length >= 2 && options.length <= 5 ? [] : [fault(placeOf(node), 'childrenCount', { name: 'Check', count: options.length, min: 2, max: 5 })]),
    ...(correct === 1 ? [] : [fault(placeOf(node), 'checkCorrect', { id: attributeOf(node, 'id') ?? '', count: correct })]),
    ...(firstOption === 0 ? [fault(placeOf(node), 'childrenText', { name: 'Check' })] : []),
    ...after.map((part) => fault(placeOf(part), 'childrenOnly', { name: 'Check', names: 'Option' })),
  ]
}

/** A line that shows how (not) to speak says why. */
function lineFaults(node: LessonNode): TextFault[] {
  return attributeOf(node, 'tone') !== undefined && attributeOf(node, 'why') === undefined ? [fault(placeOf(node), 'lineWhyMissing')] : []
}

function summaryFaults(node: LessonNode): TextFault[] {
  const parts = partsOf(node)
  const items = parts[0]?.type === 'list' ? (parts[0].children ?? []).length : 0
  return parts.length === 1 && items >= 1 && items <= 6 ? [] : [fault(placeOf(node), 'summaryList', { max: 6 })]
}

function doNowFaults(node: LessonNode): TextFault[] {
  const count = textOf(node).split(/\s+/).filter((word) => word !== '').length
  return count <= 60 ? [] : [fault(placeOf(node), 'doNowLong', { count, max: 60 })]
}
