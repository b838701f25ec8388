/**
 * Asks for a job at once instead of at its next minute. The queue lives in the process around the pages, which load this
 * module apart from it, hence globalThis. Where there is no queue (yet), the schedule finds the work by itself.
 */
const KEY = Symbol.for('dat-chuan.jobs')
type Send = (name: string) => Promise<unknown>
const held = globalThis as unknown as { [KEY]?: Send }

export function offerJobs(send: Send | undefined): void {
  if (send) held[KEY] = send
  else delete held[KEY]
}

export async function sendJob(name: string): Promise<void> {
  await held[KEY]?.(name).catch(() => undefined)
}
