import { hasRole, type Actor } from '~/domain/access/role'
import { env } from '~/server/env.server'

/** Those who see or change other people's data, or the questions of the tests, must have a second factor where the site asks for it. */
export function isSecondFactorRequired(actor: Actor): boolean {
  return env().REQUIRE_SECOND_FACTOR && hasRole(actor, 'trainer', 'hr', 'operator')
}
