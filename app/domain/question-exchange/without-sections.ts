/**
 * Takes comments and the like out of a text, in one pass whatever the text is: a pattern would go over it once for each
 * beginning. One that does not end goes to the end of the text.
 */
export function withoutSections(text: string, open: string, close: string): string {
  let out = ''
  let from = 0
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    out += text.slice(from, at)
    const end = text.indexOf(close, at + open.length)
    if (end < 0) return out
    from = end + close.length
  }
  return out + text.slice(from)
}
