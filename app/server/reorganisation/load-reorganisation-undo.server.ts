/** The page before taking a reorganisation back: what depends on it, if anything does. */
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { type Dependent, findDependents } from './find-dependents.server'
import { type GetReorganisation, type ReorganisationView, getReorganisation } from './get-reorganisation.server'

export async function loadReorganisationUndo(input: GetReorganisation): Promise<Result<{ readonly view: ReorganisationView; readonly dependents: readonly Dependent[] }, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getReorganisation(input)
  if (!found.ok) return found
  if (found.value.state !== 'applied') return err('stateChanged')
  return ok({ view: found.value, dependents: await findDependents(db(), input.id, found.value.plan) })
}
