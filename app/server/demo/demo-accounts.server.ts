/** The accounts to try, as the sign-in page and the terminal show them (demo mode only). */
import { db } from '~/server/db.server'
import { findScenario } from './find-scenario.server'

export type DemoAccount = { username: string; role: string }

const known = new Map<string, DemoAccount[]>()

/** Empty until the demo data is made. The scenario in the database says which accounts there are. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const state = await db().demoState.findFirst({ where: { finishedAt: { not: null } } })
  if (!state) return []
  const found = known.get(state.scenario) ?? (await findScenario(state.scenario)).accounts.map(({ username, label }) => ({ username, role: label }))
  known.set(state.scenario, found)
  return found
}
