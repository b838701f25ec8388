/**
 * One component of a lesson against the grammar: a known name, literal attributes with allowed names and values, the
 * right parent, the right children. Source: writing-guide §10.
 */
import { type TextFault, fault } from '../content/fault'
import { childRuleFaults } from './check-component-children'
import { type AttributeRule, type ComponentRule, INLINE_COMPONENTS, componentRule } from './component-grammar'
import { type LessonAttribute, type LessonNode, componentAbove, placeOf } from './lesson-tree'

/** Every fault of form of one component. In: the element and the nodes above it, root first. */
export function checkComponent(node: LessonNode, parents: readonly LessonNode[]): TextFault[] {
  const name = node.name ?? ''
  const rule = componentRule(name)
  if (rule === undefined) return [unknownComponent(node), ...unsafeAttributes(node)]
  return [...unsafeAttributes(node), ...attributeFaults(node, rule), ...placeFaults(node, rule, parents), ...childRuleFaults(node, rule)]
}

function unknownComponent(node: LessonNode): TextFault {
  const name = node.name ?? ''
  return /^[A-Z]/.test(name) ? fault(placeOf(node), 'componentUnknown', { name: name.slice(0, 40) }) : fault(placeOf(node), 'rawHtml')
}

/** Spreads and expressions: the parts of an attribute that are code. */
function unsafeAttributes(node: LessonNode): TextFault[] {
  return (node.attributes ?? []).flatMap((attribute) => {
    const at = placeOf(attribute.position ? attribute : node)
    if (attribute.type !== 'mdxJsxAttribute') return [fault(at, 'spread')]
    return attribute.value !== null && typeof attribute.value === 'object' ? [fault(at, 'attributeExpression', { attribute: attribute.name ?? '' })] : []
  })
}

function attributeFaults(node: LessonNode, rule: ComponentRule): TextFault[] {
  const name = node.name ?? ''
  const given = (node.attributes ?? []).filter((attribute) => attribute.type === 'mdxJsxAttribute')
  const missing = Object.entries(rule.attributes)
    .filter(([key, { required }]) => required && !given.some((attribute) => attribute.name === key))
    .map(([key]) => fault(placeOf(node), 'attributeMissing', { name, attribute: key }))
  const wrong = given.flatMap((attribute, index) => {
    const key = attribute.name ?? ''
    const at = placeOf(attribute.position ? attribute : node)
    const known = Object.hasOwn(rule.attributes, key) ? rule.attributes[key] : undefined
    if (known === undefined) return [fault(at, 'attributeUnknown', { name, attribute: key.slice(0, 40) })]
    if (given.findIndex((other) => other.name === key) < index) return [fault(at, 'attributeTwice', { name, attribute: key })]
    return valueFaults(name, attribute, known, at)
  })
  return [...missing, ...wrong]
}

function valueFaults(name: string, { name: attribute = '', value }: LessonAttribute, rule: AttributeRule, at: TextFault['at']): TextFault[] {
  if (value !== null && typeof value === 'object') return [] // already refused as an expression
  const values = { name, attribute }
  if (rule.bare) return typeof value === 'string' ? [fault(at, 'attributeBare', values)] : []
  if (value === '' && rule.mayBeEmpty) return []
  return typeof value === 'string' && value.trim() !== '' ? textFaults(value, rule, values, at) : [fault(at, 'attributeEmpty', values)]
}

function textFaults(value: string, rule: AttributeRule, values: { name: string; attribute: string }, at: TextFault['at']): TextFault[] {
  if (rule.values && !rule.values.includes(value)) return [fault(at, 'attributeValue', { ...values, allowed: rule.values.join(', ') })]
  return rule.matches && !rule.matches(value) ? [fault(at, 'attributePattern', { ...values, value: value.slice(0, 60) })] : []
}

function placeFaults(node: LessonNode, rule: ComponentRule, parents: readonly LessonNode[]): TextFault[] {
  const name = node.name ?? ''
  const above = componentAbove(parents)
  if (rule.parent !== undefined) return above?.name === rule.parent ? [] : [fault(placeOf(node), 'parentWrong', { name, parent: rule.parent })]
  if (INLINE_COMPONENTS.includes(name)) return above?.name === name ? [fault(placeOf(node), 'notAtTop', { name })] : []
  const inBlock = parents.some((parent) => parent.type !== 'root' && parent.type !== 'paragraph')
  return inBlock || node.type === 'mdxJsxTextElement' ? [fault(placeOf(node), 'notAtTop', { name })] : []
}
