/** Lets other requests be answered every so many rows while a file is written. */
import { setImmediate as otherWork } from 'node:timers/promises'

const ROWS = 100

export async function restAt(row: number, every = ROWS): Promise<void> {
  if (row % every === 0) await otherWork()
}
