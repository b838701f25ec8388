/** Plain error pages for failures outside React (guards, database away): no stack, no script, the request id to report. */
import en from '~/messages/en/error.json'
import vi from '~/messages/vi/error.json'

type Words = typeof vi

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const known = new Set([400, 401, 403, 404, 405, 413, 414, 429, 500, 503])

export function errorWords(status: number, words: Words): { title: string; text: string } {
  const code = known.has(status) ? status : status < 500 ? 400 : 500
  const at = <K extends string>(key: K) => (words as Record<string, string>)[key] ?? ''
  return { title: at(`title${code}`), text: at(`text${code}`) }
}

export function errorPage(status: number, requestId: string, cookie?: string): string {
  const english = /(?:^|;\s*)lang=en(?:;|$)/.test(cookie ?? '')
  const words: Words = english ? en : vi
  const { title, text } = errorWords(status, words)
  return `<!doctype html>
<html lang="${english ? 'en' : 'vi'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Đạt Chuẩn</title><link rel="stylesheet" href="/error.css"></head>
<body><main><p class="brand">Đạt Chuẩn</p><h1>${escape(title)}</h1><p>${escape(text)}</p>
<p><a href="">${escape(words.reload)}</a> · <a href="/">${escape(words.home)}</a></p>
<p class="code">${escape(words.incident)}: <code>${escape(requestId)}</code></p></main></body></html>`
}
