/** An XML file as a tree with places. Names are without their namespace prefix. Made by server/question/parse-xml.server. */
import type { ExchangePlace } from './exchange-item'
import { xmlText } from './write-html'

export type XmlNode = XmlElement | { readonly text: string }
export type XmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly XmlNode[]; readonly line: number; readonly column: number }

function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node
}

/** The elements in an element, of one name or all. */
export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(isElement).filter((one) => name === undefined || one.name === name)
}

/** The first element of that name in an element. */
export function element(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elements(parent, name)[0]
}

/** All elements of some names below an element, in the order of the file. */
export function elementsBelow(parent: XmlElement, names: readonly string[]): XmlElement[] {
  return elements(parent).flatMap((child) => [...(names.includes(child.name) ? [child] : []), ...elementsBelow(child, names)])
}

/** All text in an element, at any depth. */
export function textIn(parent: XmlElement | undefined): string {
  return (parent?.children ?? []).map((child) => (isElement(child) ? textIn(child) : child.text)).join('')
}

/** The text of the first element of that name, without spaces at its edges. */
export function textAt(parent: XmlElement | undefined, name: string): string {
  return textIn(element(parent, name)).trim()
}

/** What stands in an element as HTML again; `skip`: elements that are read on their own. */
export function innerHtml(parent: XmlElement | undefined, skip: (child: XmlElement) => string | null = () => null): string {
  return (parent?.children ?? []).map((child) => (isElement(child) ? (skip(child) ?? outerHtml(child, skip)) : xmlText(child.text))).join('')
}

function outerHtml(one: XmlElement, skip: (child: XmlElement) => string | null): string {
  const attributes = Object.entries(one.attributes).map(([name, value]) => ` ${name}="${xmlText(value)}"`).join('')
  return `<${one.name}${attributes}>${innerHtml(one, skip)}</${one.name}>`
}

/** Where an element begins, with what it is called in a fault. */
export function placeOf({ line, column }: XmlElement, name: string): ExchangePlace {
  return { line, column, element: name }
}
