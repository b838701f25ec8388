/**
 * node --import tsx tests/bench/official-pdf.bench.ts [rows] [file]
 * The list of learners as A4 paper: seconds, the process's largest memory, bytes, and the longest time in which the event loop
 * answered nobody else. The rows are made as they are read; no database is needed. With a file name the paper is kept.
 */
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { learnerCells, learnerFrame, learnerTotalCells, NO_LEARNERS, addLearner } from '~/domain/report/learner-sheet'
import { toOfficialPdf } from '~/server/export/official-pdf.server'
import type { ReportRows } from '~/server/report/open-report.server'

const ROWS = Number(process.argv[2] ?? 20_000)
const KEPT = process.argv[3]
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ']
const GIVEN = ['Thị Thu Hường', 'Văn Đức', 'Minh Ánh', 'Thị Ngọc Bích', 'Quốc Khánh', 'Thùy Dương', 'Hữu Phước']
const UNITS = Array.from({ length: 577 }, (_, index) => `Phường Quán Thánh ${index}, quận Ba Đình`)
const pick = <One>(list: readonly One[], index: number): One => list[index % list.length] as One

async function* rows(): ReportRows {
  let seen = NO_LEARNERS
  for (let index = 0; index < ROWS; index += 1) {
    const tests = index % 3 === 0 ? 1 : 0
    const learner = {
      fullName: `${pick(FAMILY, index)} ${pick(GIVEN, index * 5 + 1)}`, birth: `0${(index % 9) + 1}/11/19${70 + (index % 29)}`, unit: pick(UNITS, index * 31), position: 'Công chức Tư pháp – Hộ tịch',
      withdrawn: false, lessonsDone: index % 13, lessons: 12, tests, passed: tests === 1 && index % 2 === 0, revoked: false, renewing: false, waiting: false, mark: tests === 1 ? 7.5 : null, maximum: tests === 1 ? 10 : null,
    }
    seen = addLearner(seen, learner)
    yield learnerCells(learner, seen.people)
  }
  return learnerTotalCells(seen)
}

const frame = learnerFrame({ code: 'KH2', title: 'Nghiệp vụ bộ phận một cửa' }, 'từ ngày 01/01/2026 đến ngày 28/11/2026', {
  path: [{ level: 'city', type: 'thanh_pho', name: 'Hà Nội' }], issuer: { parent: 'UBND THÀNH PHỐ HÀ NỘI', name: 'SỞ NỘI VỤ', place: 'Hà Nội' }, today: '2026-11-28', structure: 'then', split: [],
})
const lag = monitorEventLoopDelay({ resolution: 10 })
const start = process.memoryUsage().rss
lag.enable()
const began = performance.now()
const bytes = await toOfficialPdf(frame, rows(), new Date('2026-11-28T03:00:00Z'))
const seconds = (performance.now() - began) / 1000
lag.disable()
if (KEPT !== undefined) writeFileSync(KEPT, bytes)
const mb = (value: number) => (value / 1_000_000).toFixed(0)
console.log(`${ROWS} rows: ${seconds.toFixed(1)} s, peak RSS ${mb(process.resourceUsage().maxRSS * 1024)} MB (before: ${mb(start)} MB), file ${mb(bytes.length)} MB (${bytes.length} bytes), event loop at most ${(lag.max / 1e6).toFixed(0)} ms`)
