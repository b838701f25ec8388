/** Tells the log that the page was left and come back to. Support reads it; it proves nothing, and nothing depends on it. */
export function tellPresence(url: string, ordinal: string, holder: () => string): void {
  document.addEventListener('visibilitychange', () => sendEvent(url, document.visibilityState === 'hidden' ? 'left' : 'returned', ordinal, holder()))
}

export function sendEvent(url: string, kind: 'left' | 'returned' | 'signed_in_again', ordinal: string, holder: string): void {
  const body = new Blob([JSON.stringify({ kind, ordinal: Number(ordinal), holder })], { type: 'application/json' })
  navigator.sendBeacon(url, body)
}
