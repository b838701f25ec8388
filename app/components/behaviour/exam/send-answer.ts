import type { Outcome } from './save-queue'

const TIMEOUT_MS = 15_000
const FINAL: Readonly<Record<string, Outcome['kind']>> = { stale: 'stale', key_reused: 'stale', passed_by: 'stale', finished: 'finished', late: 'finished', taken_over: 'taken_over' }

/** Sends one answer and reads what the server says. Anything but a clear answer counts as lost. */
export async function sendAnswer(url: string, body: URLSearchParams): Promise<Outcome> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (response.status === 401) return { kind: 'signed_out' }
    if (!/\bapplication\/json\b/.test(response.headers.get('content-type') ?? '')) return { kind: response.status === 404 ? 'dropped' : 'lost' }
    const said = (await response.json()) as { saved: boolean; ignored?: boolean; at?: string; reason?: string }
    if (said.saved) return { kind: 'saved', at: said.at ?? '' }
    if (said.ignored) return { kind: 'stale' }
    const kind = FINAL[said.reason ?? ''] ?? 'dropped'
    return kind === 'stale' || kind === 'finished' || kind === 'taken_over' ? { kind } : { kind: 'dropped' }
  } catch {
    return { kind: 'lost' }
  }
}
