// What npm start and npm test share: Node's version, dependencies, the Prisma client and the build.
// Each step is skipped when a stamp says that its inputs have not changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamps = path.join(root, 'node_modules', '.dat-chuan')

/** Where demo mode keeps its database: .data, or DATA_DIR (the browser tests have their own). */
export function dataFolder() {
  return path.resolve(root, process.env.DATA_DIR || '.data')
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

export function fail(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`Cần Node.js 20.19 trở lên; máy này có ${process.versions.node}.`)
}

/** Runs one command; its output is shown only when it fails, so that progress stays readable. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let output = ''
    const collect = (chunk) => (output = (output + chunk).slice(-20000))
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  const add = (file) => {
    for (const entry of readdirSync(file, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(file, entry.name)
      if (entry.isDirectory()) add(full)
      else hash.update(path.relative(root, full)).update(readFileSync(full))
    }
  }
  for (const item of paths) {
    const full = path.join(root, item)
    if (!existsSync(full)) continue
    if (readdirSyncSafe(full)) add(full)
    else hash.update(item).update(readFileSync(full))
  }
  return hash.digest('hex')
}

function readdirSyncSafe(full) {
  try {
    readdirSync(full)
    return true
  } catch {
    return false
  }
}

function stampIs(name, value) {
  const file = path.join(stamps, name)
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(path.join(stamps, name), value)
}

/** A full disk shows itself in odd ways later; say it first. */
export function ensureDisk(neededMegabytes, folder = root) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1048576)
  if (free < neededMegabytes) fail(`Ổ đĩa của ${folder} chỉ còn ${free} MB trống, cần ít nhất ${neededMegabytes} MB. Hãy dọn bớt rồi chạy lại; dữ liệu đã có vẫn nguyên.`)
}

/** A folder that exists and can be written to. */
export function ensureFolder(folder) {
  const probe = path.join(folder, `.thu-ghi-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    if (error.code === 'ENOSPC') fail(`Ổ đĩa của ${folder} đã đầy. Hãy dọn bớt rồi chạy lại; dữ liệu đã có vẫn nguyên.`)
    fail(`Không ghi được vào thư mục dữ liệu ${folder} (${error.code}). Hãy cấp quyền ghi cho người chạy chương trình, hoặc đặt DATA_DIR tới một thư mục khác.`)
  }
}

export async function ensureInstalled() {
  const wanted = hashOf(['package.json', 'package-lock.json'])
  if (existsSync(path.join(root, 'node_modules', 'tsx')) && stampIs('install', wanted)) return
  ensureDisk(1500)
  say('Đang cài các gói cần dùng (chỉ lần đầu, khoảng một phút)…')
  // Development tools are part of the checkout's promise (npm test), so they are installed whatever NODE_ENV says.
  const env = { NODE_ENV: 'development', PRISMA_SKIP_POSTINSTALL_GENERATE: '1', PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const flags = ['--no-audit', '--no-fund', '--include=dev', '--include=optional']
  let result = await run('npm', ['ci', ...flags], env)
  if (result.code !== 0) {
    say('npm ci không chạy được trên kho gói này; chuyển sang npm install theo đúng package-lock.json.')
    const lock = readFileSync(path.join(root, 'package-lock.json'))
    result = await run('npm', ['install', ...flags], env)
    writeFileSync(path.join(root, 'package-lock.json'), lock)
  }
  if (result.code !== 0) fail(`Không cài được các gói cần dùng. Kiểm tra đường mạng tới kho gói npm rồi chạy lại.\n${result.output}`)
  stamp('install', wanted)
}

export async function ensureClient() {
  const wanted = hashOf(['prisma/schema.prisma'])
  if (existsSync(path.join(root, 'node_modules/.prisma/client/index.js')) && stampIs('client', wanted)) return
  // Node itself stands in for the schema engine, which `generate` does not use but would otherwise download.
  const result = await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema.prisma'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
  if (result.code !== 0) fail(`Không tạo được mã truy cập cơ sở dữ liệu từ prisma/schema.prisma.\n${result.output}`)
  stamp('client', wanted)
}

export async function ensureBuilt() {
  await ensureClient()
  const wanted = hashOf(['app', 'public', 'vite.config.ts', 'tsconfig.json', 'package.json'])
  if (existsSync(path.join(root, 'build/server/index.js')) && existsSync(path.join(root, 'build/behaviours.json')) && existsSync(path.join(root, 'build/process/serve.mjs')) && stampIs('build', wanted)) return
  say('Đang dựng ứng dụng…')
  rmSync(path.join(root, 'build'), { recursive: true, force: true })
  const remix = await run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], { NODE_ENV: 'production' })
  if (remix.code !== 0) fail(`Không dựng được ứng dụng.\n${remix.output}`)
  const behaviours = await run(process.execPath, ['app/process/build-behaviours.mjs'])
  if (behaviours.code !== 0) fail(`Không dựng được phần tương tác của trang.\n${behaviours.output}`)
  const processes = await run(process.execPath, ['app/process/build-processes.mjs'])
  if (processes.code !== 0) fail(`Không dựng được tiến trình phục vụ.\n${processes.output}`)
  stamp('build', wanted)
}
