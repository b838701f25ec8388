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
  const { makeUser, PASSWORD } = await import('../factories/user')
  const username = 'nhansu.bench'
  if ((await db().user.count({ where: { username } })) === 0) await makeUser({ username, roles: [{ role: 'hr', unitId }] })
  const [folder, port] = [dataFolderFor('overview'), await freePort()]
  const address = `http://127.0.0.1:${port}`
  const app = startApp({ DATABASE_URL: url, DATA_DIR: folder, PORT: String(port), PUBLIC_URL: address, APP_SECRET: randomBytes(36).toString('base64'), REQUIRE_SECOND_FACTOR: 'false', REQUIRE_REVIEWED_CONTENT: 'false' })
  let cookie = ''
  const get = async (path: string) => {
    const response = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${response.headers.get('location') ?? ''} ${body.slice(0, 200)}`)
  }
  try {
    await app.ready()
    const entered = await fetch(`${address}/login`, { method: 'POST', redirect: 'manual', headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username, password: PASSWORD }) })
    cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    if (cookie === '') throw new Error(`not signed in: ${entered.status}`)
    const on = (run: number) => days[run % days.length] as string
    // Each of the two processes has read its code once.
    for (let run = 0; run < 8; run++) await get(`/compliance/units/${unitId}?on=${on(run)}`)
    const fresh = await measure((run) => get(`/compliance/units/${unitId}?on=${NEW_DAYS[run] as string}`), NEW_DAYS.length)
    const any = await measure((run) => get(`/compliance/units/${unitId}?on=${on(run)}`), 41)
    const narrowed = await measure((run) => get(`/compliance/units/${unitId}?on=${on(run)}&sex=female&age=30_39&level=xa`), 21)
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
