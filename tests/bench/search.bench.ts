/**
 * How long a search takes on the content that is loaded: queries as officers type them, with and without marks, one after
 * the other and eight at once. Budget: p95 under 100 ms.
 *
 *   npm start                                             in one terminal (loads the content)
 *   node --import tsx tests/bench/search.bench.ts         in another
 *
 * DATABASE_URL or EMBEDDED_DATABASE_URL name the database; without them that of npm start is used. ROUNDS (40).
 */
import type { Actor } from '../../app/domain/access/role'
import { appDatabaseUrl } from './app-database'

const ROUNDS = Number(process.env.ROUNDS) || 40
const AT_ONCE = 8
const QUERIES = ['giay chung nhan', 'giấy chứng nhận', 'ngày hẹn trả', 'ho so', 'xin loi va hen lai', 'đ', 'thoi han giai quyet', 'một cửa liên thông', 'quầy hồ sơ hẹn ngày', 'khong co chu nay dau', 'nghi dinh 61/2018', 'a', 'ngay', 'ủy quyền nhận kết quả thay']

appDatabaseUrl()
const { searchContent } = await import('../../app/server/search/search-content.server')
const { closeDb, pool } = await import('../../app/server/db.server')
const actor: Actor = { userId: '', username: 'bench', displayName: 'Bench', officerId: '00000000-0000-7000-8000-000000000000', roles: [{ role: 'officer', unitId: null }] }

async function timed(typed: string): Promise<number> {
  const start = performance.now()
  const found = await searchContent({ actor, typed, page: 1 })
  if (!found.ok) throw new Error(found.reason)
  return performance.now() - start
}

function figures(name: string, times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  console.log(`${name.padEnd(14)} ${String(times.length).padStart(5)} searches   p50 ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   longest ${at(1).toFixed(1)} ms`)
  return at(0.95)
}

const { rows } = await pool().query<{ count: number }>('SELECT count(*)::int AS count FROM search_passage')
console.log(`${rows[0]?.count ?? 0} passages, ${QUERIES.length} queries`)
for (const typed of QUERIES) await timed(typed)
const alone: number[] = []
for (let round = 0; round < ROUNDS; round++) for (const typed of QUERIES) alone.push(await timed(typed))
const together: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const typed = Array.from({ length: AT_ONCE }, (_, i) => QUERIES[(round * AT_ONCE + i) % QUERIES.length] ?? '')
  together.push(...(await Promise.all(typed.map(timed))))
}
const worst = Math.max(figures('one by one', alone), figures(`${AT_ONCE} at once`, together))
console.log(`worst p95 ${worst.toFixed(1)} ms (budget 100 ms)`)
await closeDb()
process.exit(worst < 100 ? 0 : 1)
