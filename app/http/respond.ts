/** From a result to a response. Only this layer knows statuses. */
import { data } from '@remix-run/node'

/** A refusal that the error boundary of root.tsx turns into a page in the reader's language. */
export function refuse(status: 400 | 403 | 404 | 405 | 409 | 413 | 429 | 503) {
  return data(null, { status })
}

/** Form faults back to the same page with what was typed: 422, so that nothing is cached or repeated. */
export function invalid<Body>(body: Body, status: 400 | 409 | 422 | 429 = 422, headers?: HeadersInit) {
  return data(body, { status, headers })
}
