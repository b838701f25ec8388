import { expect, it } from 'vitest'
import { nearMinutes, timerText } from './timer-text'

it.each([[3725, '1:02:05', null], [2300, '38:20', null], [301, '05:01', null], [300, '05:00', 5], [241, '04:01', 5], [61, '01:01', 2], [60, '01:00', null], [0, '00:00', null]])('%i seconds: %s, near %s', (seconds, text, near) => {
  expect(timerText(seconds)).toBe(text)
  expect(nearMinutes(seconds)).toBe(near)
})
