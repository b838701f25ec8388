/**
 * HTML as other systems write it (Moodle's editor, QTI bodies) as a plain tree. Tolerant as browsers are, but with an end:
 * a limited length and depth, no entity of its own making. Nothing of it is ever shown: only known elements are read out.
 */
import { withoutSections } from './without-sections'

export type HtmlNode = { readonly text: string } | HtmlElement
export type HtmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly HtmlNode[] }

type Open = { name: string; attributes: Record<string, string>; children: HtmlNode[] }

/** Longer texts are no question texts. */
export const MAX_HTML = 40_000
const MAX_DEPTH = 30
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const RAW = new Set(['script', 'style'])
/** What an opening tag ends by itself. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  p: ['p'], div: ['p'], ul: ['p'], ol: ['p'], table: ['p'], figure: ['p'], li: ['li', 'p'], tr: ['tr', 'td', 'th', 'p'], td: ['td', 'th', 'p'], th: ['td', 'th', 'p'], tbody: ['thead', 'tr', 'td', 'th', 'p'],
}
const HOLDS = new Set(['ul', 'ol', 'table', 'td', 'th', 'figure'])
const TOKEN = /<!?(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>|[^<]+|</g
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g

/** The top nodes of a piece of HTML. Text longer than MAX_HTML is cut before it is read. */
export function parseHtml(html: string): HtmlNode[] {
  const root: Open = { name: '', attributes: {}, children: [] }
  const stack: Open[] = [root]
  let raw = ''
  for (const [whole, closing, tag = '', attributes = ''] of withoutSections(html.slice(0, MAX_HTML), '<!--', '-->').matchAll(TOKEN)) {
    const name = tag.toLowerCase()
    if (raw !== '') raw = closing === '/' && name === raw ? '' : raw
    else if (tag === '') addText(stack, whole)
    else if (closing === '/') close(stack, name)
    else if (RAW.has(name)) raw = keepMark(stack, name)
    else open(stack, name, attributes)
  }
  return root.children
}

/** A script leaves an empty element, so that it can be listed as left behind. */
function keepMark(stack: Open[], name: string): string {
  stack.at(-1)?.children.push({ name, attributes: {}, children: [] })
  return name
}

function addText(stack: readonly Open[], text: string): void {
  stack.at(-1)?.children.push({ text: decodeEntities(text) })
}

function open(stack: Open[], name: string, attributes: string): void {
  if (name === 'a' && stack.some((one) => one.name === 'a')) close(stack, 'a')
  endBefore(stack, ENDS[name] ?? [])
  const element: Open = { name, attributes: attributesOf(attributes), children: [] }
  stack.at(-1)?.children.push(element)
  if (!VOID.has(name) && !attributes.endsWith('/') && stack.length < MAX_DEPTH) stack.push(element)
}

function endBefore(stack: Open[], names: readonly string[]): void {
  for (let last = stack.at(-1); last !== undefined && names.includes(last.name); last = stack.at(-1)) stack.pop()
}

/** Ends the nearest element of that name, with all that is open inside it; a closing tag of nothing is passed over. */
function close(stack: Open[], name: string): void {
  for (let i = stack.length - 1; i > 0; i--) {
    if (stack[i]?.name === name) return void stack.splice(i)
    if (HOLDS.has(stack[i]?.name ?? '') && !HOLDS.has(name) && name !== 'tr') return
  }
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? '')]))
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»', bdquo: '„', hellip: '…', ndash: '–', mdash: '—', minus: '−',
  times: '×', divide: '÷', deg: '°', plusmn: '±', le: '≤', ge: '≥', ne: '≠', asymp: '≈', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', euro: '€', copy: '©', reg: '®', para: '¶', sect: '§', middot: '·', bull: '•', rarr: '→', larr: '←',
}
const ACCENTS: Readonly<Record<string, string>> = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', cedil: '\u0327' }

/** Character references as characters; an unknown one stays as it is written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]\w{1,10}));/g, (whole, decimal?: string, hex?: string, name = '') => {
    if (name !== '') return NAMED[name] ?? accented(name) ?? whole
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
  })
}

/** The character of a number, if a text may hold it; line ends and tabs are spaces. */
export function characterOf(code: number): string {
  if (code === 9 || code === 10) return ' '
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f)
  const half = code >= 0xd800 && code <= 0xdfff
  return control || half || code > 0x10ffff ? '' : String.fromCodePoint(code)
}

/** &ecirc; → ê */
function accented(name: string): string | undefined {
  const mark = ACCENTS[name.slice(1)]
  return mark === undefined ? undefined : `${name[0] ?? ''}${mark}`.normalize('NFC')
}
