/** Times of a piece of work done again and again, and how they are said. */
const RUNS = 30

export type Figures = { first: number; median: number; p95: number }

/** The first run is cold for the plan and the caches it finds; the others are warm. */
export async function measure(work: (run: number) => Promise<unknown>, runs = RUNS): Promise<Figures> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work(run)
    times.push(performance.now() - start)
  }
  const warm = times.slice(1).sort((a, b) => a - b)
  const at = (share: number) => warm[Math.min(warm.length - 1, Math.ceil(warm.length * share) - 1)] ?? 0
  return { first: times[0] ?? 0, median: at(0.5), p95: at(0.95) }
}

export const ms = (value: number) => `${value.toFixed(1)} ms`
export const shown = ({ first, median, p95 }: Figures) => `first ${ms(first)}, median ${ms(median)}, p95 ${ms(p95)}`
