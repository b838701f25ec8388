/** Steps of a bench one after another: how long each takes, how long it holds the event loop up, and the memory of the process. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

export type Steps = {
  /** Runs a step, says how it went, and gives its seconds. */
  readonly step: (name: string, work: () => Promise<unknown>) => Promise<number>
  /** Ends watching; gives the highest memory seen, in bytes. */
  readonly stop: () => number
}

/** `width` and `digits`: of the names and of the seconds that are said. */
export function watchSteps({ width, digits }: { readonly width: number; readonly digits: number }): Steps {
  let peak = 0
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  return {
    step: async (name, work) => {
      delay.reset()
      const start = performance.now()
      await work()
      const seconds = (performance.now() - start) / 1000
      console.log(`${name.padEnd(width)} ${seconds.toFixed(digits).padStart(6)} s   event loop p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms   rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
      return seconds
    },
    stop: () => {
      clearInterval(watching)
      delay.disable()
      return peak
    },
  }
}
