/** Every loader and action begins with a guard, or its route stands on this short list of public ones. */
import { describe, expect, it } from 'vitest'
import routes from '~/routes'
import { textOf } from './project-files'

const PUBLIC = new Set(['login', 'logout', 'language', 'verify/:code?', 'verify', 'verify/:code', 'guide', 'accessibility', 'privacy', 'glossary', '*'])

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] }
const flat = (entries: readonly Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flat(entry.children ?? [])])
const all = flat((await routes) as Entry[])

/** The bodies of the exported loader and action, up to the next top-level declaration. */
function handlers(source: string): { name: string; body: string }[] {
  return [...source.matchAll(/^export (?:async )?(?:function|const) (loader|action)\b[\s\S]*?(?=^(?:export|function|const|type|async function)\b|(?![\s\S]))/gm)].map((match) => ({ name: match[1] ?? '', body: match[0] }))
}

describe('guards', () => {
  it('lists routes', () => expect(all.length).toBeGreaterThan(10))

  for (const entry of all) {
    const address = entry.path ?? '/'
    for (const { name, body } of handlers(textOf(`app/${entry.file}`))) {
      it(`${name} of /${address}`, () => {
        const guard = /\b(requireActor|requireSignedIn|publicRoute)\(/.exec(body)
        expect(guard, 'no guard is called').not.toBeNull()
        // Nothing is read or done before the guard.
        expect(body.slice(0, guard?.index ?? 0)).not.toMatch(/\b(db|pool|readForm|formData|load[A-Z]\w*|find[A-Z]\w*|get[A-Z]\w*)\(/)
        if (guard?.[1] === 'publicRoute') expect(PUBLIC.has(address), `${address} is not on the list of public routes`).toBe(true)
        else expect(PUBLIC.has(address) && address !== '*', `${address} is listed as public but guarded`).toBe(false)
      })
    }
  }

  it('every public page has a handler or is plain', () => {
    for (const entry of all) {
      const source = textOf(`app/${entry.file}`)
      if (handlers(source).length === 0) expect(PUBLIC.has(entry.path ?? '/'), `${entry.file} has neither loader nor guard`).toBe(true)
    }
  })
})
