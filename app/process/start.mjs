// npm start: from a bare checkout to a served site. Plain Node only: nothing is installed yet when this begins.
import { spawn } from 'node:child_process'
import { ensureBuilt, ensureInstalled, ensureNode, fail, root } from './prepare.mjs'

ensureNode()
await ensureInstalled()
await ensureBuilt()

const child = spawn(process.execPath, ['--enable-source-maps', 'build/process/serve.mjs'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
child.on('error', (error) => fail(`Không chạy được tiến trình phục vụ: ${error.message}`))
// Ctrl-C reaches the whole group; SIGTERM only us. Hand it on once and wait for the child to finish what it has begun.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
