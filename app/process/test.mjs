// npm test: prepares everything by itself, runs every check, ends in one line "N passed, N failed".
// A check that is one command counts as one; test runners count their tests.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { ensureBuilt, ensureInstalled, ensureNode, root, run, say } from './prepare.mjs'

const only = process.argv.slice(2)
const totals = { passed: 0, failed: 0 }
const reports = path.join(root, 'test-results')

const node = (...args) => [process.execPath, args]

/** Commands that pass or fail as a whole. */
const checks = [
  ['types', ...node('node_modules/typescript/bin/tsc', '--noEmit')],
  ['lint', ...node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0', '--cache', '--cache-location', 'node_modules/.cache/eslint/')],
  ['import rules', ...node('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'app', 'prisma', 'tests', '--config', '.dependency-cruiser.cjs', '--output-type', 'err')],
  ['dead code', ...node('node_modules/knip/bin/knip.js', '--no-progress')],
  ['content', ...node('--import', 'tsx', 'app/process/check-content.ts')],
]

function wanted(name) {
  return only.length === 0 || only.includes(name)
}

function count(name, passed, failed, seconds) {
  totals.passed += passed
  totals.failed += failed
  say(`${failed ? '✕' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`)
}

async function runChecks() {
  for (const [name, command, args] of checks) {
    if (!wanted(name)) continue
    const started = Date.now()
    const { code, output } = await run(command, args)
    if (code !== 0) say(output)
    count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, (Date.now() - started) / 1000)
  }
}

/** Runs a test runner whose JSON report says how many passed; its own output is shown as it comes. */
function runner(name, args, report, read, env = {}) {
  rmSync(report, { force: true })
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    child.on('close', (code) => {
      const seen = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 }
      // A runner that fails outside any test (a set-up that broke) is a failure too.
      if (code !== 0 && seen.failed === 0) seen.failed = 1
      count(name, seen.passed, seen.failed, (Date.now() - started) / 1000)
      resolve()
    })
  })
}

async function runVitest() {
  if (!wanted('vitest')) return
  const report = path.join(reports, 'vitest.json')
  await runner('unit, server, content and architecture tests', ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], report, (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests + json.numFailedTestSuites * Number(json.numFailedTests === 0) }))
}

async function runBrowser() {
  if (!wanted('browser')) return
  const executable = await findBrowser()
  if (!executable) return count('browser tests', 0, 1, 0)
  const report = path.join(reports, 'playwright.json')
  await runner('browser tests', ['node_modules/@playwright/test/cli.js', 'test'], report, ({ stats }) => ({ passed: stats.expected + stats.flaky * 0, failed: stats.unexpected + stats.flaky }), { BROWSER_EXECUTABLE: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
}

ensureNode()
await ensureInstalled()
await ensureBuilt()
mkdirSync(reports, { recursive: true })
await runChecks()
await runVitest()
await runBrowser()
say(`${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed ? 1 : 0)
