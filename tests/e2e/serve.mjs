// What the browser tests run against: npm start, on data made anew.
import { spawn, spawnSync } from 'node:child_process'

const reset = spawnSync(process.execPath, ['--import', 'tsx', 'app/process/reset.ts', '--yes'], { stdio: 'inherit' })
if (reset.status !== 0) process.exit(reset.status ?? 1)
const child = spawn(process.execPath, ['app/process/start.mjs'], { stdio: 'inherit' })
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code) => process.exit(code ?? 0))
