// Runs one command-line entry after making sure that what it needs is installed: node app/process/command.mjs <name> [arguments]
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureClient, ensureInstalled, ensureNode, fail, root } from './prepare.mjs'

const [name = '', ...rest] = process.argv.slice(2)
const file = ['app/process', 'prisma'].flatMap((folder) => [`${folder}/${name}.ts`, `${folder}/${name}.mjs`]).find((candidate) => existsSync(path.join(root, candidate)))
if (!file) fail(`Không có lệnh ${name}.`)
ensureNode()
await ensureInstalled()
await ensureClient()
const child = spawn(process.execPath, ['--import', 'tsx', file, ...rest], { cwd: root, stdio: 'inherit', env: { NODE_ENV: 'production', ...process.env } })
child.on('exit', (code) => process.exit(code ?? 1))
