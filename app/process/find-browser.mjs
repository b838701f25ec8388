// A Chromium for the browser tests: one named by BROWSER_EXECUTABLE, one on the system, Playwright's own, then the system's package.
import { existsSync } from 'node:fs'
import { run, say } from './prepare.mjs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const onSystem = () => known.find((file) => existsSync(file))

async function playwrightOwn(install) {
  const { chromium } = await import('playwright-core')
  if (!existsSync(chromium.executablePath()) && install) {
    say('Đang tải trình duyệt cho bài kiểm thử…')
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' })
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

async function fromPackages() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('Đang cài gói chromium của hệ thống…')
  await run('apt-get', ['update'])
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], { DEBIAN_FRONTEND: 'noninteractive' })
  return onSystem()
}

export async function findBrowser() {
  const named = process.env.BROWSER_EXECUTABLE
  if (named && existsSync(named)) return named
  const found = onSystem() ?? (await playwrightOwn(false)) ?? (await playwrightOwn(true)) ?? (await fromPackages())
  if (!found) say('Không tìm được trình duyệt. Cài Chromium, hoặc đặt BROWSER_EXECUTABLE tới một trình duyệt Chromium.')
  return found
}
