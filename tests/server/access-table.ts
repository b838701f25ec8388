/**
 * The access table: tests/fixtures/access-table.tsv. One row per address pattern × case, one column per account; a cell is
 * the status, or → and where one is sent. Its rows are written by hand; UPDATE_ACCESS_TABLE=1 fills the cells anew, to be read.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './test-server'

const file = path.join(root, 'tests/fixtures/access-table.tsv')
const FIXED = ['method', 'route', 'case', 'address'] as const

export type AccessRow = { method: 'GET' | 'POST'; route: string; case: string; address: string; cells: Map<string, string> }
export type AccessTable = { accounts: string[]; rows: AccessRow[]; notes: string[] }

export function readAccessTable(): AccessTable {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
  const notes = lines.filter((line) => line.startsWith('#'))
  const [head = '', ...body] = lines.filter((line) => !line.startsWith('#'))
  const accounts = head.split('\t').slice(FIXED.length)
  const rows = body.map((line): AccessRow => {
    const [method = '', route = '', name = '', address = '', ...cells] = line.split('\t')
    if (method !== 'GET' && method !== 'POST') throw new Error(`${file}: no method in: ${line}`)
    return { method, route, case: name, address, cells: new Map(accounts.map((account, i) => [account, cells[i] ?? ''])) }
  })
  return { accounts, rows, notes }
}

export function writeAccessTable({ accounts, rows, notes }: AccessTable): void {
  const line = (row: AccessRow) => [row.method, row.route, row.case, row.address, ...accounts.map((account) => row.cells.get(account) ?? '')].join('\t')
  writeFileSync(file, `${[...notes, [...FIXED, ...accounts].join('\t'), ...rows.map(line)].join('\n')}\n`)
}

/** Whether an address is one of the pattern's: /courses/KH2/test of courses/:code/test. */
export function isOfPattern(address: string, pattern: string): boolean {
  if (pattern === '*') return true
  const parts = pattern.split('/').map((part) => (part.endsWith('?') ? '(?:/[^/]+)?' : part.startsWith(':') ? '/[^/]+' : `/${part}`))
  return new RegExp(`^${pattern === '/' ? '/' : parts.join('')}$`).test(address.split('?')[0] ?? '')
}
