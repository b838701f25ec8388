/**
 * Sends answers in the order they were given, one at a time, each until the server has answered it for good. "Saved" is told
 * only by that answer. While the line is down the first unsent answer is tried again, slower and slower, or at once when
 * something wakes the queue (the line is back, signed in again); the idempotency key makes a repeated one harmless.
 * A stale answer (another window has a newer one), a page that took over, or an ended test closes the queue for good: what
 * this page shows is not what is kept, so nothing more is taken from it until it is loaded again.
 */
export type Answer = { readonly sequence: number; readonly key: string; readonly body: URLSearchParams; readonly url: string }
export type Outcome =
  | { readonly kind: 'saved'; readonly at: string }
  /** Not taken, and asking again will not change it. */
  | { readonly kind: 'stale' | 'finished' | 'taken_over' | 'dropped' }
  /** Not taken, because the page's own form, sent meanwhile, brought a newer answer. */
  | { readonly kind: 'overtaken' }
  /** To be tried again. */
  | { readonly kind: 'lost' | 'signed_out' }
export type QueueState = { readonly kind: 'saving' } | Outcome

export type SaveQueue = {
  readonly add: (answer: Answer) => void
  readonly hasUnsaved: () => boolean
  /** Resolves when nothing is left, or after `ms`. */
  readonly drained: (ms: number) => Promise<void>
}

export type QueueSurroundings = {
  readonly send: (answer: Answer) => Promise<Outcome>
  readonly tell: (state: QueueState) => void
  /** Waits so long, or until something wakes the queue. */
  readonly wait: (ms: number) => Promise<void>
  /** The server has spoken the last word about an answer: it need not be kept any longer. */
  readonly settled: (answer: Answer, outcome: Outcome) => void
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 20_000
const CLOSING: readonly Outcome['kind'][] = ['stale', 'finished', 'taken_over']

export function makeSaveQueue({ send, tell, wait, settled }: QueueSurroundings): SaveQueue {
  const waiting: Answer[] = []
  let running = false
  let closed: Outcome | undefined
  let idle: (() => void)[] = []

  async function run(): Promise<void> {
    running = true
    let pause = FIRST_WAIT_MS
    for (let answer = waiting[0]; answer !== undefined; answer = waiting[0]) {
      const outcome = await send(answer)
      if (outcome.kind === 'lost' || outcome.kind === 'signed_out') {
        tell(outcome)
        await wait(pause)
        pause = Math.min(pause * 2, LONGEST_WAIT_MS)
        continue
      }
      pause = FIRST_WAIT_MS
      waiting.shift()
      settled(answer, outcome)
      if (CLOSING.includes(outcome.kind)) {
        closed = outcome
        waiting.length = 0
      }
      tell(waiting.length > 0 ? { kind: 'saving' } : outcome)
    }
    running = false
    for (const resolve of idle) resolve()
    idle = []
  }

  return {
    add(answer) {
      if (closed) return tell(closed)
      waiting.push(answer)
      if (running) return
      tell({ kind: 'saving' })
      void run()
    },
    hasUnsaved: () => waiting.length > 0,
    drained: (ms) => (waiting.length === 0 ? Promise.resolve() : Promise.race([new Promise<void>((resolve) => idle.push(resolve)), wait(ms)])),
  }
}
