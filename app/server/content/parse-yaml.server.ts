/**
 * YAML with places. Aliases are refused: content has no use for them, and a few lines of them can grow to gigabytes.
 * Duplicate keys, unknown tags and several documents in one file are faults too.
 */
import { LineCounter, isAlias, parseAllDocuments, visit, type Document } from 'yaml'
import { type DataPath, type TextFault, type TextPlace, fault } from '~/domain/content/fault'

export type YamlText = {
  /** Plain data; undefined when the text cannot be read. */
  readonly value: unknown
  readonly faults: readonly TextFault[]
  /** Where a path begins; for a path that is not there, where the nearest part above it does. */
  readonly locate: (path: DataPath) => TextPlace
}

/** In: the text; how many lines stand before it in the file (front matter: 1). */
export function parseYaml(text: string, linesBefore = 0): YamlText {
  const lineCounter = new LineCounter()
  const place = (offset: number): TextPlace => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) }
  }
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false, uniqueKeys: true, merge: false, version: '1.2', schema: 'core' })
  const [document, second] = 'empty' in documents ? [] : documents
  if (document === undefined) return { value: undefined, faults: [fault(place(0), 'yamlUnreadable', { problem: '∅' })], locate: () => place(0) }
  const broken = [...document.errors, ...document.warnings, ...(second?.errors ?? [])].map((error) => fault(place(error.pos[0]), 'yamlUnreadable', { problem: error.code }))
  const several = second === undefined ? [] : [fault(place(second.range[0]), 'yamlUnreadable', { problem: 'MULTIPLE_DOCS' })]
  const faults = [...broken, ...several, ...aliasFaults(document, place)]
  return { value: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined, faults, locate: (path) => locate(document, path, place) }
}

function aliasFaults(document: Document.Parsed, place: (offset: number) => TextPlace): TextFault[] {
  const found: TextFault[] = []
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined
    found.push(fault(place(node.range?.[0] ?? 0), 'yamlAliases'))
    return visit.BREAK
  })
  return found
}

function locate(document: Document.Parsed, path: DataPath, place: (offset: number) => TextPlace): TextPlace {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const range = node !== null && typeof node === 'object' && 'range' in node ? (node.range as [number, number, number] | null) : null
    if (range) return place(range[0])
  }
  return place(document.contents?.range[0] ?? 0)
}
