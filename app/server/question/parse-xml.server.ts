/**
 * XML from strangers as a plain tree. Refused before the parser sees it: document types and entities (the ways to bombs and
 * to files of ours), too many tags; by the parser's own limit, deep nesting. Only the five references of XML itself and
 * numbers are read. Source: issue "Assessment" (In and out).
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { fault } from '~/domain/content/fault'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ExchangeFault } from '~/domain/question-exchange/exchange-item'
import { withoutSections } from '~/domain/question-exchange/without-sections'
import type { XmlElement, XmlNode } from '~/domain/question-exchange/xml-tree'

export const MAX_DEPTH = 60
const MAX_TAGS = 150_000
const PLACE = XMLParser.getMetaDataSymbol() as symbol
const CDATA = '#cdata'
const ATTRIBUTES = ':@'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  allowBooleanAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  captureMetaData: true,
  maxNestedTags: MAX_DEPTH,
})

type Parsed = Record<string, unknown> & { [PLACE]?: { startIndex?: number } }

const START = { line: 1, column: 1 }

export function parseXml(text: string): Result<XmlElement, ExchangeFault> {
  const outside = withoutSections(withoutSections(text, '<![CDATA[', ']]>'), '<!--', '-->')
  const declared = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.exec(outside)
  if (declared) return err(fault(START, 'xmlDoctype'))
  const shape = shapeOf(outside)
  if (shape.tags > MAX_TAGS) return err(fault(START, 'xmlTooMany', { limit: MAX_TAGS }))
  if (shape.depth > MAX_DEPTH) return err(fault(START, 'xmlTooDeep', { limit: MAX_DEPTH }))
  const valid = XMLValidator.validate(text)
  if (valid !== true) return err(fault({ line: valid.err.line, column: valid.err.col }, 'xmlUnreadable', { problem: valid.err.msg.slice(0, 120) }))
  try {
    const place = placesIn(text)
    const root = (parser.parse(text) as Parsed[]).flatMap((node) => nodesOf(node, place)).find((node): node is XmlElement => 'name' in node && !node.name.startsWith('?'))
    return root === undefined ? err(fault(START, 'xmlUnreadable', { problem: '∅' })) : ok(root)
  } catch (error) {
    return err(fault(START, 'xmlUnreadable', { problem: error instanceof Error ? error.message.slice(0, 120) : '' }))
  }
}

/** How many tags, and how deep: counted before anything is built of them. */
function shapeOf(text: string): { tags: number; depth: number } {
  let [tags, open, depth] = [0, 0, 0]
  for (let at = text.indexOf('<'); at >= 0 && tags <= MAX_TAGS && depth <= MAX_DEPTH; at = text.indexOf('<', at + 1)) {
    tags++
    const next = text[at + 1]
    if (next === '?' || next === '!') continue
    if (next === '/') open--
    else if (text[text.indexOf('>', at) - 1] !== '/') depth = Math.max(depth, ++open)
  }
  return { tags, depth }
}

type Place = (index: number) => { readonly line: number; readonly column: number }

/** Line and column of an index; the parser's indexes come in rising order only by chance, so lines are searched by halves. */
function placesIn(text: string): Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (index) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: index - (starts[low] ?? 0) + 1 }
  }
}

function nodesOf(node: Parsed, place: Place): XmlNode[] {
  return Object.entries(node).flatMap(([name, inside]): XmlNode[] => {
    if (name === ATTRIBUTES) return []
    if (name === '#text') return [{ text: decoded(String(inside)) }]
    const children = inside as Parsed[]
    if (name === CDATA) return children.map((child) => ({ text: String(child['#text'] ?? '') }))
    const attributes = Object.fromEntries(Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>).map(([key, value]) => [key, decoded(String(value))]))
    return [{ name, attributes, children: children.flatMap((child) => nodesOf(child, place)), ...place(node[PLACE]?.startIndex ?? 0) }]
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five references of XML itself, and characters by number; any other stays as it is written. */
function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal?: string, hex?: string, name = '') => {
    if (name !== '') return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return (code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) || code === 9 || code === 10 ? String.fromCodePoint(code) : ''
  })
}
