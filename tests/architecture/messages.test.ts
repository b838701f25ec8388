/** Catalogues: the same keys and the same values to fill in, in both languages; every key that code names exists. */
import { describe, expect, it } from 'vitest'
import { filesUnder, textOf } from './project-files'

type Catalogue = Record<string, string>
const read = (file: string) => JSON.parse(textOf(file)) as Catalogue
const namespaces = filesUnder('app/messages/vi', ['.json']).map((file) => file.replace(/^app\/messages\/vi\/|\.json$/g, ''))
const fillIns = (sentence: string) => [...sentence.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()
// English has a plural form that Vietnamese has not; both are asked for by their base key.
const base = (key: string) => key.replace(/_(one|other|zero|few|many|two)$/, '')

describe('message catalogues', () => {
  it('has the same namespaces in both languages', () => {
    expect(filesUnder('app/messages/en', ['.json']).map((file) => file.replace(/^app\/messages\/en\/|\.json$/g, ''))).toEqual(namespaces)
  })

  for (const namespace of namespaces) {
    describe(namespace, () => {
      const vi = read(`app/messages/vi/${namespace}.json`)
      const en = read(`app/messages/en/${namespace}.json`)
      it('has the same keys', () => {
        expect([...new Set(Object.keys(en).map(base))].sort()).toEqual([...new Set(Object.keys(vi).map(base))].sort())
      })
      it('fills in the same values', () => {
        for (const [key, sentence] of Object.entries(vi)) if (en[key] && !/_(one)$/.test(key)) expect(fillIns(en[key]), key).toEqual(fillIns(sentence))
      })
      it('has no empty sentence and is composed Unicode', () => {
        for (const [key, sentence] of [...Object.entries(vi), ...Object.entries(en)]) {
          expect(sentence.trim(), key).not.toBe('')
          expect(sentence.normalize('NFC'), key).toBe(sentence)
        }
      })
    })
  }

  it('has every key that code asks for by name', () => {
    const keys = new Map(namespaces.map((namespace) => [namespace, new Set(Object.keys(read(`app/messages/vi/${namespace}.json`)).map(base))]))
    const missing: string[] = []
    for (const file of filesUnder('app', ['.tsx', '.ts'])) {
      if (file.includes('.test.') || file.startsWith('app/components/behaviour/')) continue
      const source = textOf(file)
      const declared = [...source.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')/g)].flatMap((match) => [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((name) => name[1] ?? ''))
      for (const match of source.matchAll(/\bt\(\s*'([^']+)'/g)) {
        const key = match[1] ?? ''
        const [namespace, name] = key.includes(':') ? (key.split(':') as [string, string]) : [undefined, key]
        const places = namespace ? [namespace] : declared.length ? declared : namespaces
        if (!places.some((place) => keys.get(place)?.has(base(name)))) missing.push(`${file}: ${key}`)
      }
    }
    expect(missing).toEqual([])
  })
})
