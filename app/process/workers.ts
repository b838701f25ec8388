/** The processes that answer requests: as many as wanted, each replaced when it dies, all ended in order. */
import cluster, { type Worker } from 'node:cluster'
import path from 'node:path'
import { root } from './prepare.mjs'

/** How long answers under way may take once we are to stop. */
const PATIENCE_MS = 15_000
/** One that dies this soon has a fault that the next will have too. */
const QUICK_MS = 3000
const QUICK_DEATHS = 20

let stopping = false
const alive = () => Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => Boolean(worker))

export function startWorkers(count: number, onReady: () => void, onHopeless: (error: Error) => void): void {
  cluster.setupPrimary({ exec: path.join(root, 'build/process/worker.mjs'), execArgv: ['--enable-source-maps'] })
  let ready = 0
  let quickDeaths = 0
  const fork = (slot: number) => {
    const startedAt = Date.now()
    const worker = cluster.fork({ WORKER_SLOT: String(slot) })
    worker.on('message', (message: unknown) => {
      if (message === 'ready' && ++ready === count) onReady()
    })
    worker.on('exit', () => {
      if (stopping) return
      quickDeaths = Date.now() - startedAt < QUICK_MS ? quickDeaths + 1 : 0
      if (quickDeaths > QUICK_DEATHS) return onHopeless(new Error('Tiến trình phục vụ liên tục dừng ngay khi khởi động; xem lỗi ở trên.'))
      setTimeout(() => !stopping && fork(slot), quickDeaths ? 500 : 0)
    })
  }
  for (let slot = 0; slot < count; slot++) fork(slot)
}

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), PATIENCE_MS)
    worker.once('exit', () => (clearTimeout(timer), resolve()))
    worker.send('stop', () => undefined)
  })
}

export async function stopWorkers(): Promise<void> {
  stopping = true
  await Promise.all(alive().map(end))
}

export function killWorkers(): void {
  stopping = true
  for (const worker of alive()) worker.process.kill('SIGKILL')
}

/** Each ends in order and is replaced. */
export function renewWorkers(): void {
  for (const worker of alive()) void end(worker)
}
