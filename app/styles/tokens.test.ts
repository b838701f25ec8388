/** The contrast table of the look (look.md §3), computed from tokens.css: text at least 4.5, control borders at least 3. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours declared in the first block that follows a selector. */
function colours(selector: string): Record<string, string> {
  const start = css.indexOf(selector)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((found) => [found[1], found[2]]))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) throw new Error('no such token')
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const light = colours(':root {')
const byChoice = { ...light, ...colours(':root[data-theme="dark"] {') }
const bySystem = { ...light, ...colours(':root:not([data-theme="light"]) {') }

// foreground, background, contrast in light, contrast in dark
const table: readonly (readonly [string, string, number, number])[] = [
  ['ink', 'paper', 15.2, 15.6], ['ink', 'surface', 16.5, 14.0], ['ink-2', 'surface', 8.9, 9.6],
  ['ink-3', 'surface', 6.1, 6.8], ['ink-3', 'paper', 5.6, 7.6], ['ink-3', 'sunken', 5.2, 8.0],
  ['accent', 'surface', 7.8, 8.7], ['accent', 'paper', 7.2, 9.7], ['accent', 'accent-tint', 6.6, 7.1], ['on-accent', 'accent', 7.8, 9.0],
  ['met', 'surface', 6.6, 9.1], ['met', 'met-tint', 5.7, 7.9],
  ['expiring', 'surface', 7.1, 10.0], ['expiring', 'expiring-tint', 6.2, 8.9],
  ['missing', 'surface', 7.1, 8.0], ['missing', 'missing-tint', 6.1, 7.6],
  ['active', 'surface', 8.3, 8.8], ['active', 'active-tint', 7.1, 7.9],
  ['idle', 'surface', 6.5, 7.9], ['idle', 'idle-tint', 5.6, 6.9],
  ['s1-ink', 's1', 6.6, 7.1], ['s2-ink', 's2', 8.6, 5.3], ['s3-ink', 's3', 13.6, 9.6], ['s4-ink', 's4', 9.3, 5.8], ['s5-ink', 's5', 7.8, 10.3],
]
const borders: readonly (readonly [string, string, number, number])[] = [['line-strong', 'surface', 3.9, 4.6], ['line-strong', 'paper', 3.6, 5.2]]
// Pairs that the components add to the look's own.
const ours: readonly (readonly [string, string])[] = [
  ['ink-2', 'accent-tint'], ['ink-2', 'met-tint'], ['ink-2', 'missing-tint'], ['ink-2', 'expiring-tint'], ['ink-2', 'sunken'], ['ink', 'mark'],
  ['on-accent', 'accent-strong'], ['surface', 'missing'], ['surface', 'expiring'], ['surface', 'ink'], ['expiring', 'accent-tint'], ['expiring', 'sunken'], ['expiring', 'active-tint'],
  ['active', 'accent-tint'], ['accent-strong', 'accent-tint'],
]

describe('contrast of the tokens', () => {
  it('is what the look says, in light and in dark', () => {
    for (const [front, back, inLight, inDark] of [...table, ...borders]) {
      expect(Math.abs(contrast(light[front], light[back]) - inLight), `${front} on ${back}, light`).toBeLessThan(0.1)
      expect(Math.abs(contrast(byChoice[front], byChoice[back]) - inDark), `${front} on ${back}, dark`).toBeLessThan(0.1)
    }
  })
  it('keeps text readable and control borders visible', () => {
    for (const theme of [light, byChoice]) {
      for (const [front, back] of [...table, ...ours]) expect(contrast(theme[front], theme[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5)
      for (const [front, back] of borders) expect(contrast(theme[front], theme[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(3)
    }
  })
  it('is the same whether dark was chosen or comes from the system', () => {
    expect(bySystem).toEqual(byChoice)
    expect(byChoice['paper']).not.toBe(light['paper'])
  })
})
