/**
 * The pages of HR as a browser gets them, from the built application in a process of its own on the database of the bench:
 * session, rights, figures, rendering. Needs a build (npm start makes one).
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dataFolderFor, freePort, killApp, startApp } from '../server/app-process'
import { measure, shown } from './measure'

export type HttpBench = { readonly url: string; readonly unitId: string; readonly officerOf: (run: number) => string; readonly days: readonly string[]; readonly say: (line: string) => void }

/** Days that nobody has asked about: their figures are worked out while somebody waits. */
const NEW_DAYS = ['2024-08-17', '2025-01-23', '2025-05-09', '2025-11-14', '2026-02-26', '2026-07-05', '2026-10-20', '2027-01-18']

/** Out: the worst p95 of the overview in milliseconds: of any day, of new days, narrowed. */
export async function measureHttp({ url, unitId, officerOf, days, say }: HttpBench): Promise<number> {
  const { db } = await import('../../app/server/db.server')
  const { startSession } = await import('../../app/server/session/start-session.server')
  const { makeUser } = await import('../factories/user')
  const hr = (await db().user.findFirst({ where: { username: 'bench.hr' }, select: { id: true } }))?.id ?? (await makeUser({ username: 'bench.hr', roles: [{ role: 'hr', unitId }] })).userId
  const cookie = (await startSession(hr, new Date())).split(';')[0] ?? ''
  const [folder, port] = [dataFolderFor('overview'), await freePort()]
  const address = `http://127.0.0.1:${port}`
  const app = startApp({ DATABASE_URL: url, DATA_DIR: folder, PORT: String(port), PUBLIC_URL: address, APP_SECRET: randomBytes(36).toString('base64'), REQUIRE_SECOND_FACTOR: 'false', REQUIRE_REVIEWED_CONTENT: 'false' })
  const get = async (path: string) => {
    const response = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body.slice(0, 200)}`)
  }
  try {
    await app.ready()
    const on = (run: number) => days[run % days.length] as string
    // Each of the two processes has read its code once.
    for (let run = 0; run < 8; run++) await get(`/compliance?on=${on(run)}`)
    const fresh = await measure((run) => get(`/compliance?on=${NEW_DAYS[run] as string}`), NEW_DAYS.length)
    const any = await measure((run) => get(`/compliance?on=${on(run)}`), 41)
    const narrowed = await measure((run) => get(`/compliance?on=${on(run)}&sex=female&age=30_39&level=xa`), 21)
    const list = await measure((run) => get(`/compliance/officers?on=${on(run)}&page=${run + 1}`), 21)
    const file = await measure((run) => get(`/compliance/officers/${officerOf(run)}?on=${on(run)}`), 41)
    say(`  over HTTP: overview of the city, any date: ${shown(any)}`)
    say(`  over HTTP: overview of the city, a day nobody has asked about: ${shown(fresh)}`)
    say(`  over HTTP: overview of the city, women of 30 to 39: ${shown(narrowed)}`)
    say(`  over HTTP: list of the city by name, another page each time: ${shown(list)}`)
    say(`  over HTTP: file of one officer, another each time: ${shown(file)}`)
    return Math.max(any.p95, fresh.p95, narrowed.p95)
  } finally {
    killApp(app)
    await app.exited
    rmSync(folder, { recursive: true, force: true })
  }
}
