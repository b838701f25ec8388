/** Whether a client's address lies in one of the ranges that a test or a class session names; no range admits any address. */
import { BlockList, isIP } from 'node:net'

/** IPv4 clients of a dual-stack socket look like ::ffff:10.0.0.7. */
const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i

/** What cannot be read as a range admits nobody. */
export function addressInRanges(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true
  const plain = plainAddress(address)
  const family = isIP(plain)
  if (family === 0) return false
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  return list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

function plainAddress(address: string): string {
  const [withoutZone = ''] = address.split('%')
  return MAPPED.exec(withoutZone)?.[1] ?? withoutZone
}

function addRange(list: BlockList, range: string): void {
  const [written = '', bits] = range.split('/')
  const address = plainAddress(written)
  const family = isIP(address)
  const length = family === 6 ? 128 : 32
  const prefix = bits === undefined ? length : Number(bits) - (address === written ? 0 : 96)
  if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > length) return
  list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4')
}
