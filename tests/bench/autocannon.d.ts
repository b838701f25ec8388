/** The part of autocannon that the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  type Measured = {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number; max: number }
    throughput: { average: number }
    non2xx: number
    errors: number
  }
  type Options = { url: string; connections: number; duration: number; headers?: Record<string, string> }
  export default function autocannon(options: Options): Promise<Measured>
}
