import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from './test-server'

test('the small kill test: nothing acknowledged is lost, nothing is there twice', { timeout: 300_000 }, async () => {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/kill.bench.ts'], { cwd: root, env: { PATH, NODE_ENV: 'production', N_APP: '5', N_DB: '1', OFFICERS: '12', LOG_LEVEL: 'silent' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('nothing lost, nothing twice') })
})
