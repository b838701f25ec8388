/**
 * The lowest level of GIFT: questions parted by blank lines, comments, categories, escapes. Escapes become private signs
 * first, as Moodle's own reader does, so that what follows may split at = ~ # { } without looking back.
 * Source: docs.moodle.org "GIFT format"; Moodle question/format/gift.
 */
export type GiftChunk = {
  /** the question without comments and category lines, lines parted by \n */
  readonly text: string
  /** of its first line of text, from 1 */
  readonly line: number
  /** the file's line of each line of text */
  readonly lines: readonly number[]
  /** [id:…] and [tag:…] of comments before it */
  readonly id: string
  readonly tags: readonly string[]
  readonly category: string
}

const ESCAPED = '\\:#={}~'
const FIRST_SIGN = 0xe100
const NEWLINE = '\ue10f'

/** A backslash and its sign as one private sign. */
export function hideEscapes(text: string): string {
  return text.replace(/[\ue100-\ue10f]/g, '').replace(/\\([\\:#={}~n])/g, (_, sign: string) => (sign === 'n' ? NEWLINE : String.fromCharCode(FIRST_SIGN + ESCAPED.indexOf(sign))))
}

/** The signs themselves again. */
export function showEscapes(text: string): string {
  return text.replace(/[\ue100-\ue10f]/g, (sign) => (sign === NEWLINE ? '\n' : (ESCAPED[sign.charCodeAt(0) - FIRST_SIGN] ?? '')))
}

/** A text as GIFT writes it. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

type Building = { text: string[]; lines: number[]; id: string; tags: string[] }
const fresh = (): Building => ({ text: [], lines: [], id: '', tags: [] })

/** The questions of a file, in its order. */
export function giftChunks(source: string): GiftChunk[] {
  const chunks: GiftChunk[] = []
  let building = fresh()
  let category = ''
  const flush = () => {
    const [line] = building.lines
    if (line !== undefined) chunks.push({ text: building.text.join('\n'), line, lines: building.lines, id: building.id, tags: building.tags, category })
    // Marks in a comment belong to the question that follows, also past a blank line.
    building = line === undefined ? building : fresh()
  }
  source.split('\n').forEach((raw, i) => {
    const line = raw.trim()
    if (line === '') flush()
    else if (line.startsWith('//')) readComment(line, building)
    else if (/^\$CATEGORY:/i.test(line)) {
      flush()
      category = line.slice(10).trim()
    } else {
      building.text.push(raw)
      building.lines.push(i + 1)
    }
  })
  flush()
  return chunks
}

function readComment(line: string, building: Building): void {
  for (const [, name, value = ''] of line.matchAll(/\[(id|tag):((?:\\.|[^\]\\]){0,200})\]/gi)) {
    const text = value.replace(/\\(.)/g, '$1').trim()
    if (name?.toLowerCase() === 'id') building.id = text
    else if (text !== '') building.tags.push(text)
  }
}

/** [id:…] and [tag:…] as a comment line. */
export function giftMarks(id: string, tags: readonly string[]): string {
  const inside = (text: string) => text.replace(/[\]\\]/g, '\\$&')
  return `// [id:${inside(id)}]${tags.map((tag) => ` [tag:${inside(tag)}]`).join('')}`
}
