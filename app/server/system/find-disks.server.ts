/** Free space where the app writes: its data folder and the system's temporary one. */
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

export type Disk = { place: 'data' | 'temporary'; freeBytes: number; totalBytes: number }

export async function findDisks(): Promise<Disk[]> {
  const places = [['data', existsSync('.data') ? '.data' : '.'], ['temporary', tmpdir()]] as const
  return Promise.all(
    places.map(async ([place, folder]) => {
      const { bavail, blocks, bsize } = await statfs(folder)
      return { place, freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    }),
  )
}
