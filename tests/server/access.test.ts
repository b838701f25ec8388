/**
 * Every address × every account × own, other unit, other person, against the real HTTP application, compared cell by cell
 * with tests/fixtures/access-table.tsv. A new route fails here until somebody has written down who may do what with it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import routes from '../../app/routes'
import { type AccessRow, isOfPattern, readAccessTable, writeAccessTable } from './access-table'
import type { World } from './access-world'
import { testDatabase } from './database'
import { root } from './test-server'

if (!existsSync(path.join(root, 'build/server/index.js'))) throw new Error('build/server/index.js is missing: these tests run on the built application. Run npm test, which builds it first.')

await testDatabase({ demo: true })
const { cookieOf, makeWorld } = await import('./access-world')

type Entry = { path?: string; file: string; children?: Entry[] }
type Answer = { status: number; location: string | null; body: string }

const flat = (entries: readonly Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flat(entry.children ?? [])])
const entries = flat((await routes) as Entry[])
const patterns = entries.map((entry) => entry.path ?? '/')
const table = readAccessTable()
let world: World
let port = 0
let close: () => void = () => undefined

beforeAll(async () => {
  const { createApp } = await import('../../app/process/app')
  const server = (await createApp()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
  close = () => server.close()
  world = await makeWorld()
})

afterAll(() => close())

function ask(method: string, address: string, cookie: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const origin = `http://127.0.0.1:${port}`
    // What stands after ? of a POST is its form.
    const [at = '', body = ''] = method === 'POST' ? address.split('?') : [address]
    const form = method === 'POST' ? { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)) } : {}
    const sent = httpRequest(`${origin}${at}`, { method, headers: { Cookie: cookie, ...form } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, body: text }))
    })
    sent.on('error', reject).end(body)
  })
}

const filled = (address: string) => address.replace(/\{(\w+)\}/g, (_, name: string) => world.names.get(name) ?? expect.fail(`the table names {${name}}, which nobody made`))

/** Where one is sent, with the names of the table again instead of ids, and without what was asked for. */
function cellOf({ status, location }: Answer): string {
  if (status < 300 || status >= 400 || location === null) return String(status)
  const [address = ''] = location.split('?')
  return `→${[...world.names].reduce((text, [name, value]) => text.replaceAll(value, `{${name}}`), address)}`
}

async function walk(rows: readonly AccessRow[], account: string, visit: (row: AccessRow, answer: Answer) => void, addressOf = (row: AccessRow) => filled(row.address)): Promise<void> {
  const userId = world.users.get(account)
  if (userId === undefined) throw new Error(`the table has a column for ${account}, whom nobody made`)
  for (const row of rows) visit(row, await ask(row.method, addressOf(row), await cookieOf(userId)))
}

/** The text of a page without what differs from request to request. */
const visible = (body: string) => body.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ').replace(/[0-9a-f]{16}/g, '').replace(/\s+/g, ' ')

const sends = (entry: Entry) => /^export (?:async function|function|const) action\b/m.test(readFileSync(path.join(root, 'app', entry.file), 'utf8'))

test('every route has a row, and one for sending where something can be sent; every row is of its route', () => {
  const missing = entries.flatMap((entry) => {
    const route = entry.path ?? '/'
    const methods = sends(entry) ? ['GET', 'POST'] : ['GET']
    return methods.filter((method) => !table.rows.some((row) => row.route === route && row.method === method)).map((method) => `${method} ${route}`)
  })
  expect(missing, 'these have no row in tests/fixtures/access-table.tsv').toEqual([])
  expect(table.rows.filter(({ route, address }) => !patterns.includes(route) || !isOfPattern(address, route)).map(({ route, address }) => `${address} of ${route}`)).toEqual([])
})

test('the table itself lets nothing break', () => {
  expect(table.rows.flatMap((row) => [...row.cells].filter(([, cell]) => !/^(200|204|40[0-59]|422|→\/.*)$/.test(cell)).map(([account, cell]) => `${account}: ${row.method} ${row.address}: ${cell}`))).toEqual([])
})

test('each account gets at each address what the table says', { timeout: 120_000 }, async () => {
  const wrong: string[] = []
  const update = process.env.UPDATE_ACCESS_TABLE === '1'
  await Promise.all(table.accounts.map((account) =>
    walk(table.rows, account, (row, answer) => {
      const [expected, found] = [row.cells.get(account), cellOf(answer)]
      if (update) row.cells.set(account, found)
      else if (found !== expected) wrong.push(`${account}: ${row.method} ${row.address} (${row.case}): ${found}, the table says ${expected}`)
    }),
  ))
  if (update) writeAccessTable(table)
  expect(wrong).toEqual([])
})

test('data requests of the framework go through the same doors', { timeout: 120_000 }, async () => {
  const refused = table.rows.filter(({ method, route, address }) => method === 'GET' && !address.includes('?') && route !== '*')
  const leaks: string[] = []
  await Promise.all(table.accounts.map((account) =>
    walk(refused.filter((row) => row.cells.get(account) !== '200'), account, (row, { status, body }) => {
      const cell = row.cells.get(account) ?? ''
      // A redirect travels inside the data; a resource route has no data form of its own and answers as it is.
      const door = cell.startsWith('→') ? status === 202 && /SingleFetchRedirect/.test(body) : status === Number(cell)
      if (!door) leaks.push(`${account}: ${row.address}.data: ${status}, the page says ${cell}`)
    }, (row) => (row.address === '/' ? '/_root.data' : `${filled(row.address)}.data`)),
  ))
  expect(leaks).toEqual([])
})

test('a refused page says nothing about what it hides', async () => {
  const hidden = ['stranger', 'otherAttempt', 'otherCertificate'].map((name) => world.names.get(name) ?? '')
  for (const [account, address] of [['nhansu.hoankiem', `/compliance/officers/${hidden[0]}`], ['canbo', `/attempts/${hidden[1]}/review`], ['canbo', `/certificates/${hidden[2]}`]] as const) {
    const cookie = await cookieOf(world.users.get(account) ?? null)
    const [there, unknown] = [await ask('GET', address, cookie), await ask('GET', address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, world.names.get('nowhere') ?? ''), cookie)]
    expect(there.status, address).toBe(404)
    expect(visible(there.body)).toBe(visible(unknown.body))
  }
})

test('who is refused a file gets a page with words, a script its JSON', async () => {
  const at = `http://127.0.0.1:${port}/certificates/${world.names.get('nowhere')}/pdf`
  const cookie = await cookieOf(world.users.get('canbo') ?? null)
  const [person, script] = await Promise.all(['text/html,*/*;q=0.8', 'application/json'].map((Accept) => fetch(at, { headers: { Cookie: cookie, Accept } })))
  expect([person?.status, person?.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(await person?.text()).toContain('<h1>Không tìm thấy trang</h1>')
  expect([script?.status, script?.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
})
