/** What the endpoints of pages' scripts send, and how a script is told that nobody is signed in: it cannot follow a redirect. */
import { paths } from '~/paths'

export function jsonAnswer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** For `requireActor(…).catch(signedOutAsJson)`: a redirect to a page becomes 401. */
export function signedOutAsJson(refusal: unknown): never {
  if (refusal instanceof Response && refusal.status >= 300 && refusal.status < 400) throw jsonAnswer({ kind: 'signed_out', saved: false, reason: 'signed_out', signIn: paths.login() }, 401)
  throw refusal
}

/** The body as an object; null for anything else. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const body: unknown = await request.json().catch(() => null)
  return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Record<string, unknown>) : null
}

export function isJson(request: Request): boolean {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
}
