/**
 * QTI 2.1 and 3.0 say the same in two spellings: choiceInteraction with responseIdentifier, and qti-choice-interaction with
 * response-identifier. Inside, 2.1's names are used; here they are turned round. Source: 1EdTech QTI 2.1 and 3.0.
 */
import { xmlText } from './write-html'
import type { XmlElement, XmlNode } from './xml-tree'

export type QtiVersion = '2.1' | '3.0'

/** qti-choice-interaction → choiceInteraction, response-identifier → responseIdentifier; HTML stays as it is. */
export function inOldNames(node: XmlElement): XmlElement {
  return {
    ...node,
    name: node.name.startsWith('qti-') ? camel(node.name.slice(4)) : node.name,
    attributes: Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [name.startsWith('data-') || name.startsWith('aria-') ? name : camel(name), value])),
    children: node.children.map((child): XmlNode => ('name' in child ? inOldNames(child) : child)),
  }
}

/** Writes an element of QTI; `inside` is XML already. */
export type WriteTag = (name: string, attributes: Readonly<Record<string, string | number | boolean>>, inside?: string) => string

/** A writer of elements in the spelling of that version. */
export function tagWriter(version: QtiVersion): WriteTag {
  const named = (name: string) => (version === '2.1' ? name : `qti-${kebab(name)}`)
  return (name, attributes, inside) => {
    const pairs = Object.entries(attributes).map(([key, value]) => ` ${version === '2.1' ? key : kebab(key)}="${xmlText(String(value))}"`).join('')
    return inside === undefined || inside === '' ? `<${named(name)}${pairs}/>` : `<${named(name)}${pairs}>${inside}</${named(name)}>`
  }
}

function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
