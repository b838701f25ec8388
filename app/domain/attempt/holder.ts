/**
 * Who may write in an open attempt: one page at a time, its holder. A holder is the browser's token (32 hex digits, made by
 * the server for one attempt), alone where there is no script, or with a tab's own part behind a hyphen. A page without
 * script and a tab of the same browser are the same holder; two tabs, or two browsers, are not. Source: issue "Assessment"
 * (a second tab or device takes over openly).
 */
const HOLDER = /^[0-9a-f]{32}(-[0-9A-Za-z]{4,31})?$/

/** Whether a text can be a holder. */
export function isHolder(text: unknown): text is string {
  return typeof text === 'string' && HOLDER.test(text)
}

/** Whether the page that asks is the one that holds. Null held: nobody does yet. SQL says the same in save-answer. */
export function isSameHolder(held: string | null, asked: string): boolean {
  return held === null || held === asked || held.startsWith(`${asked}-`) || asked.startsWith(`${held}-`)
}
