/** From this many seconds on the timer speaks in words. */
export const NEAR_SECONDS = 300

/** Digits of the time left: 38:20, or 1:02:05 from an hour on. */
export function timerText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Whole minutes to say in the last five, or null: before them, and in the last minute, digits are clearer. */
export function nearMinutes(seconds: number): number | null {
  return seconds <= NEAR_SECONDS && seconds > 60 ? Math.ceil(seconds / 60) : null
}
