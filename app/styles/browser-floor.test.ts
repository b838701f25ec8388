/** The oldest browser is Chrome 109: our style sheets hold nothing it lacks, and name only tokens that exist. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('./', import.meta.url)
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

describe('style sheets', () => {
  it.each(sheets)('%s needs nothing newer than Chrome 109', (name) => {
    expect(text(name)).not.toMatch(/color-mix\(|oklch\(|oklab\(|@container|:has\(|@starting-style|@scope|light-dark\(|(?:^|[{;\s])&/m)
  })
  it.each(sheets)('%s loads nothing from elsewhere', (name) => {
    expect(text(name)).not.toMatch(/url\(\s*["']?(?:https?:|\/\/|data:)/)
  })
  it('names only tokens that are declared', () => {
    const all = sheets.map(text).join('\n')
    const declared = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((found) => found[1]))
    const used = [...all.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1])
    expect(used.filter((name) => !declared.has(name))).toEqual([])
    expect(used.length).toBeGreaterThan(500)
  })
})
