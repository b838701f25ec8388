/**
 * argon2id (OWASP 2024: 19 MiB, 2 passes, 1 lane) through a bounded queue: a login storm waits in line,
 * it never takes the cores or the memory from an exam that is under way.
 */
import { hash, verify } from '@node-rs/argon2'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MOST_WAITING = 400

const KEY = Symbol.for('dat-chuan.password-queue')
type Queue = { running: number; waiting: (() => void)[] }
const held = globalThis as unknown as { [KEY]?: Queue }
const queue: Queue = (held[KEY] ??= { running: 0, waiting: [] })

export class PasswordQueueFull extends Error {}

async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (queue.running >= AT_ONCE) {
    if (queue.waiting.length >= MOST_WAITING) throw new PasswordQueueFull('too many sign-ins are waiting')
    await new Promise<void>((resolve) => queue.waiting.push(resolve))
  }
  queue.running++
  try {
    return await work()
  } finally {
    queue.running--
    queue.waiting.shift()?.()
  }
}

export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password.normalize('NFKC'), OPTIONS))
}

export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return queued(() => verify(passwordHash, password.normalize('NFKC')))
}

let decoy: Promise<string> | undefined

/** Spends the time of a real check when there is no such account, so that the answer tells nothing. */
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword('no account has this password')
  await passwordMatches(await decoy, password)
}
