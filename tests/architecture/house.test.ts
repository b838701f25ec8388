/** Rules of the house that no other tool checks: names, sizes, unfinished places, unsafe SQL, traces of a machine. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { filesUnder, root, textOf } from './project-files'

const code = [...filesUnder('app', ['.ts', '.tsx', '.mjs']), ...filesUnder('tests', ['.ts', '.tsx', '.mjs']), ...filesUnder('prisma', ['.ts', '.mjs'])]
const application = code.filter((file) => file.startsWith('app/'))
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

describe('the house', () => {
  it('has no folder or file whose name says nothing', () => {
    expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|lib|misc|common|services?|managers?)(\/|\.(ts|tsx|mjs)$)/.test(file))).toEqual([])
  })

  it('has no barrel', () => {
    expect(application.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  it('keeps files short', () => {
    const limits: [RegExp, number][] = [[/^app\/domain\/(?!.*\.test\.)/, 200], [/^app\/routes\//, 200], [/^app\/components\/(?!.*\.test\.)/, 200], [/./, 300]]
    const long = code.map((file) => ({ file, lines: textOf(file).split('\n').length, limit: limits.find(([pattern]) => pattern.test(file))?.[1] ?? 300 })).filter(({ lines, limit }) => lines > limit + 20)
    expect(long).toEqual([])
  })

  it('has no unfinished or switched-off place', () => {
    const marks = /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(skip|only|todo|fixme)\(|@ts-ignore|@ts-expect-error|eslint-disable|\bas any\b|expect\(true\)/
    expect(code.filter((file) => file !== 'tests/architecture/house.test.ts' && marks.test(textOf(file)))).toEqual([])
  })

  it('sends no SQL put together from text through Prisma', () => {
    expect(application.filter((file) => /\$(queryRawUnsafe|executeRawUnsafe)/.test(textOf(file)))).toEqual([])
  })

  it('gives errors to the log as they are, for the log to tell what may be told, and prints nothing beside it', () => {
    const call = /\blog\.(?:trace|debug|info|warn|error|fatal)\((?:[^()]|\([^()]*\))*\.(?:message|stack)\b|\blog\.\w+\([^;]*\b(?:String\(error|`[^`]*\$\{error)/
    expect(application.filter((file) => call.test(textOf(file)))).toEqual([])
    expect(application.filter((file) => !/^app\/(process|components)\/|\.test\./.test(file) && /\bconsole\.\w+\(/.test(textOf(file)))).toEqual([])
  })

  it('writes no inline style, script or data: picture', () => {
    expect(application.filter((file) => file.endsWith('.tsx') && !file.includes('.test.') && /\bstyle=\{|<style|src="data:/.test(textOf(file)))).toEqual([])
  })

  it('names no path of a machine and no registry', () => {
    const trace = /(?<![\w.~}-])\/(?:work|home|root|Users)\/[a-z]|registry\.npmjs|deb\.debian|npmmirror|verdaccio|artifactory/
    const offenders = tracked.filter((file) => /\.(ts|tsx|mjs|cjs|json|md|yaml|css|sh|sql)$|\.ci\/run$/.test(file) && file !== 'tests/architecture/house.test.ts' && trace.test(textOf(file)))
    expect(offenders).toEqual([])
  })

  it('gives every public function of the domain a docstring', () => {
    const bare: string[] = []
    for (const file of filesUnder('app/domain', ['.ts']).filter((name) => !name.includes('.test.'))) {
      const lines = textOf(file).split('\n')
      lines.forEach((line, at) => {
        const name = /^export function (\w+)/.exec(line)?.[1]
        if (name && !/\*\/\s*$/.test(lines[at - 1] ?? '')) bare.push(`${file}: ${name}`)
      })
    }
    expect(bare).toEqual([])
  })

  it('opens every file that decides something with its rule and source', () => {
    const bare = filesUnder('app/domain', ['.ts']).filter((file) => !file.includes('.test.') && /^export function/m.test(textOf(file)) && !textOf(file).includes('/**') && !textOf(file).startsWith('//'))
    expect(bare).toEqual([])
  })

  it('records each decision in its own numbered file of reasonable length', () => {
    const records = filesUnder('docs/decisions', ['.md'])
    expect(records.length).toBeGreaterThanOrEqual(5)
    for (const file of records) {
      expect(file).toMatch(/^docs\/decisions\/\d{3}-[a-z0-9-]+\.md$/)
      expect(textOf(file)).toMatch(/## Context[\s\S]*## Decision[\s\S]*## Consequence/)
    }
  })
})
