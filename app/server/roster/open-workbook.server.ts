/**
 * What an .xlsx file says before its rows: the sheets in their order, which day zero is, which styles are dates.
 * Source: ECMA-376 part 1 §18.2 (workbook), §18.8 (styles).
 */
import { type ZipEntry, wholeText, zipDirectory } from './zip-directory.server'
import { attributeOf, unescapeXml } from './xml-text.server'

export type Workbook = { readonly bytes: Buffer; readonly entries: ReadonlyMap<string, ZipEntry>; readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[]; readonly date1904: boolean; readonly dateStyles: ReadonlySet<number> }

const SMALL = 20_000_000
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

export async function openWorkbook(bytes: Buffer): Promise<Workbook | null> {
  const entries = new Map((zipDirectory(bytes) ?? []).map((entry) => [entry.name, entry]))
  const book = await wholeText(bytes, entries.get('xl/workbook.xml'), SMALL)
  if (book === '') return null
  const links = await wholeText(bytes, entries.get('xl/_rels/workbook.xml.rels'), SMALL)
  const targets = new Map([...links.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map(([, attributes = '']) => [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')] as const))
  const sheets = [...book.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const target = targets.get(attributeOf(attributes, '(?:\\w+:)id')) ?? ''
    const entry = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    return entry ? [{ name: unescapeXml(attributeOf(attributes, 'name')).slice(0, 100), entry }] : []
  })
  const dates = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(book)
  return { bytes, entries, sheets: sheets.slice(0, 50), date1904: dates, dateStyles: dateStyles(await wholeText(bytes, entries.get('xl/styles.xml'), SMALL)) }
}

function dateStyles(styles: string): Set<number> {
  const custom = new Map([...styles.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g)].map(([, attributes = '']) => [Number(attributeOf(attributes, 'numFmtId')), unescapeXml(attributeOf(attributes, 'formatCode'))] as const))
  const isDate = (id: number) => BUILT_IN_DATES.has(id) || /[dy]|m{3}/i.test((custom.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replace(/general/i, ''))
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  return new Set([...cells.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].flatMap(([, attributes = ''], at) => (isDate(Number(attributeOf(attributes, 'numFmtId'))) ? [at] : [])))
}
