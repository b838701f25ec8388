/**
 * When an e-mail that could not be sent is tried again, and when it is given up: after 1, 5, 30 minutes, 2, 6 and 24
 * hours; an address the server refuses for good (5xx) at once. A message taken by a process that died is taken again
 * after fifteen minutes. Source: RFC 5321 §4.5.4.1 (retry with growing intervals); product choice.
 */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 360, 1440] as const
/** How long a process may hold a message before another takes it up. */
export const HOLD_MINUTES = 15

/** Whether mail can be sent to an address at all: one name, one @, one dotted domain, no more than 254 signs. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(address)
}

/** In: how often it was tried (at least once), whether the refusal is final, the instant. Out: the next try, or null = given up. */
export function nextTry(tries: number, final: boolean, now: Date): Date | null {
  const minutes = final ? undefined : BACK_OFF_MINUTES[tries - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}
