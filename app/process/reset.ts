/**
 * npm run reset: empties the demo. The database of the data folder is dropped and made anew, empty; the next npm start
 * fills it. Refuses when DATABASE_URL is set (that is nobody's demo) and while the app is running on it.
 */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from './embedded-postgres'
import { dataFolder, fail, root, say } from './prepare.mjs'

const DATABASE = 'datchuan'
const WORD = 'XÓA'

async function confirmed(yes: boolean): Promise<boolean> {
  if (yes) return true
  if (!process.stdin.isTTY) return fail('Lệnh này xóa toàn bộ dữ liệu dùng thử. Không có bàn phím để hỏi lại; nếu đã chắc chắn, hãy chạy: npm run reset -- --yes') as never
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const typed = await terminal.question(`Gõ ${WORD} để xóa toàn bộ dữ liệu dùng thử: `)
  terminal.close()
  return typed.normalize('NFC').trim() === WORD
}

/** Whether someone else is connected: the app, or a person with a database tool. */
async function inUse(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [DATABASE])
  return (rowCount ?? 0) > 0
}

async function recreate(url: string): Promise<string | undefined> {
  const address = new URL(url)
  address.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: address.href })
  await admin.connect()
  try {
    if (await inUse(admin)) return 'Ứng dụng đang chạy trên dữ liệu này. Hãy dừng npm start (Ctrl-C) rồi chạy lại npm run reset.'
    await admin.query(`DROP DATABASE "${DATABASE}"`)
    await admin.query(`CREATE DATABASE "${DATABASE}"`)
    return undefined
  } finally {
    await admin.end()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } })
  if (process.env.DATABASE_URL) fail('DATABASE_URL đang được đặt: npm run reset chỉ xóa dữ liệu dùng thử, không đụng tới cơ sở dữ liệu ấy.')
  if (!(await confirmed(values.yes))) fail('Không xóa gì cả.')
  const embedded = await startEmbedded(root, dataFolder(), DATABASE)
  const fault = await recreate(embedded.url)
  // The database of a running app is left as it was found.
  if (fault) fail(fault)
  await embedded.stop()
  say('Đã xóa dữ liệu dùng thử. Lần npm start tới sẽ tạo lại từ đầu.')
}

main().catch((error: Error) => fail(error.message))
