/** Prometheus metrics of one process. No label carries a person, a name or an address. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

const KEY = Symbol.for('dat-chuan.metrics')
type Held = { registry: Registry; requests: Histogram<'method' | 'status'>; answers: Counter<'outcome'>; events: Counter<'outcome'> }
const held = globalThis as unknown as { [KEY]?: Held }

function create(): Held {
  const registry = new Registry()
  registry.setDefaultLabels({ worker: process.env.WORKER_SLOT ?? '0' })
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({ name: 'http_request_duration_seconds', help: 'Time to answer', labelNames: ['method', 'status'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry] }),
    answers: new Counter({ name: 'exam_answers_total', help: 'Answers received in tests', labelNames: ['outcome'], registers: [registry] }),
    events: new Counter({ name: 'exam_events_total', help: 'Events that exam pages reported', labelNames: ['outcome'], registers: [registry] }),
  }
}

const metrics = () => (held[KEY] ??= create())

export function observeRequest(method: string, status: number, seconds: number): void {
  metrics().requests.observe({ method, status: `${Math.floor(status / 100)}xx` }, seconds)
}

export function countAnswer(outcome: 'saved' | 'ignored' | 'late' | 'refused'): void {
  metrics().answers.inc({ outcome })
}

/** `dropped`: the attempt has its fill of them. */
export function countAttemptEvent(outcome: 'kept' | 'dropped'): void {
  metrics().events.inc({ outcome })
}

export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: metrics().registry.contentType, body: await metrics().registry.metrics() }
}
