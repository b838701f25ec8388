import { nearMinutes, timerText } from '../../attempt/timer-text'

export type Countdown = { readonly near: (text: string, isNear: boolean) => void; readonly announce: (minutes: number) => void; readonly end: () => void }

const ANNOUNCED = [10, 5, 1]

/**
 * Counts down from the server's remaining seconds, by a clock that neither the user nor sleep of the tab can turn back.
 * `nearText` holds {count}.
 */
export function countDown(remaining: number, nearText: string, { near, announce, end }: Countdown): void {
  const started = performance.now()
  let said = ANNOUNCED.filter((minutes) => remaining <= minutes * 60)
  const timer = window.setInterval(tick, 500)
  function tick(): void {
    const left = Math.max(0, Math.ceil(remaining - (performance.now() - started) / 1000))
    const minutes = nearMinutes(left)
    near(minutes === null ? timerText(left) : nearText.replace('{count}', String(minutes)), left <= 300)
    const due = ANNOUNCED.filter((one) => left <= one * 60 && !said.includes(one))
    const latest = due[due.length - 1]
    if (latest !== undefined) announce(latest)
    said = [...said, ...due]
    if (left > 0) return
    window.clearInterval(timer)
    end()
  }
  tick()
}
