/**
 * The first line of every loader and action that is not public: who is asking, and does any of their roles have this act.
 * The use case asks again with the facts. tests/architecture walks all routes and insists on one of these calls.
 */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { mayEver, type Act } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { paths } from '~/paths'
import { getSession, type SignedIn } from '~/server/session/get-session.server'
import { refuse } from './respond'

type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>

const sessions = new WeakMap<object, Promise<SignedIn | null>>()

/** The signed-in person or null; asked once per request, however many loaders want to know. */
export function session({ request, context }: Args): Promise<SignedIn | null> {
  let pending = sessions.get(context)
  if (!pending) {
    pending = getSession(request.headers.get('cookie'))
    sessions.set(context, pending)
  }
  return pending
}

function here(request: Request): string {
  const url = new URL(request.url)
  // A form post cannot be repeated by a redirect: go back to the page it came from.
  return request.method === 'GET' ? url.pathname + url.search : url.pathname
}

/** Signed in, whatever is still owed (password, second factor): only for the pages where it is paid. */
export async function requireSignedIn(args: Args): Promise<SignedIn> {
  const found = await session(args)
  if (!found) throw redirect(paths.login(here(args.request)))
  return found
}

/** Signed in, nothing owed, and some role has the act. */
export async function requireActor(args: Args, act: Act): Promise<Actor> {
  const found = await requireSignedIn(args)
  const back = here(args.request)
  if (found.secondFactor === 'due') throw redirect(paths.secondFactor(back))
  if (found.mustChangePassword) throw redirect(paths.changePassword(back))
  if (found.secondFactor === 'missing') throw redirect(paths.secondFactorSetup(back))
  const decision = mayEver(found.actor, act)
  if (!decision.ok) throw refuse(403)
  return found.actor
}

/** Marks a route as open to everybody; the architecture test compares these with its short list. */
export function publicRoute(): void {}
