import { formatNumber } from '~/domain/kernel/vietnamese-format'

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size as people read it: "1,5 GB". In: bytes, not negative. */
export function byteText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)))
  const value = bytes / 1024 ** power
  return `${formatNumber(value, value < 10 && power > 0 ? 1 : 0)}\u00a0${UNITS[power] ?? 'B'}`
}
