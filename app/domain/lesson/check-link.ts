/**
 * Where a link of a lesson may go: http, https, mailto, or a page of this site. An allow-list: browsers drop tabs and
 * line ends inside a scheme, so that a list of forbidden ones would let java<tab>script: through. Source: design.md §4.
 */
const SCHEME = /^([a-z][a-z0-9+.-]*):/i
const ALLOWED = ['http', 'https', 'mailto']

/** Whether a link target, already decoded by the parser, is allowed. */
export function linkAllowed(url: string): boolean {
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/.test(url)) return false
  const scheme = SCHEME.exec(url)?.[1]
  if (scheme !== undefined) return ALLOWED.includes(scheme.toLowerCase()) && (scheme.toLowerCase() === 'mailto' || /^https?:\/\/[^/]/i.test(url))
  return /^\/(?!\/)/.test(url) || /^#./.test(url)
}
