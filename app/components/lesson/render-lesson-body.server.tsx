/**
 * Turns a lesson's compiled MDX into HTML, once per process for each body, language and set of facts: what is the same
 * for everyone is not rendered per request (design §6). The code was compiled from a checked syntax tree when its version
 * was saved; it is evaluated here, on the server only, once per body.
 */
import type { i18n } from 'i18next'
import { getMDXComponent } from 'mdx-bundler/client/index.js'
import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import type { CourseAsset } from '~/domain/course/course-definition'
import type { LessonDefinition } from '~/domain/lesson/lesson-definition'
import { paths } from '~/paths'
import { lessonComponents } from './lesson-components'
import { LessonContext, type LessonContextValue } from './lesson-context'
import { lessonProcedure } from './lesson-procedure'

/** What the lesson's components show beyond its own text. */
export type LessonFacts = {
  readonly definition: Pick<LessonDefinition, 'objectives' | 'legal' | 'terms' | 'procedureCards'>
  readonly assets: Readonly<Record<string, CourseAsset>>
  /** Checked SVG drawings by name, set into the page so that they use its typeface. */
  readonly drawings?: Readonly<Record<string, string>>
  readonly checkCount?: number
}

export type LessonBodyToRender = {
  readonly hash: string
  readonly facts: LessonFacts
  readonly i18n: i18n
  /** The compiled code, or how to get it: asked for only when this process has not rendered the body yet. */
  readonly code: string | (() => Promise<string>)
}

/** About 60 kB each; the least recently used goes first. */
const MOST_PAGES = 200
const MOST_COMPONENTS = 200
const pages = new Map<string, Promise<string>>()
const components = new Map<string, Promise<ReturnType<typeof getMDXComponent>>>()

/** The HTML of the body. Requests that come while it is being rendered wait for the same rendering. */
export function renderLessonBody(body: LessonBodyToRender): Promise<string> {
  return kept(pages, MOST_PAGES, `${body.hash} ${body.i18n.language} ${factsHash(body.facts)}`, () => render(body))
}

function kept<Value>(cache: Map<string, Promise<Value>>, most: number, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = cache.get(key) ?? make()
  // Taken out and put back: a Map lists its keys in the order of insertion, so the first is the one longest unused.
  cache.delete(key)
  cache.set(key, value)
  const [oldest] = cache.keys()
  if (cache.size > most && oldest !== undefined) cache.delete(oldest)
  value.catch(() => cache.get(key) === value && cache.delete(key))
  return value
}

async function render({ hash, facts, i18n, code }: LessonBodyToRender): Promise<string> {
  const Body = await kept(components, MOST_COMPONENTS, hash, async () => getMDXComponent(typeof code === 'string' ? code : await code()))
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <LessonContext.Provider value={lessonContext(facts, i18n)}><Body components={lessonComponents} /></LessonContext.Provider>
    </I18nextProvider>,
  )
}

const hashes = new WeakMap<LessonFacts, string>()

function factsHash(facts: LessonFacts): string {
  const known = hashes.get(facts)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(JSON.stringify([facts.definition, facts.assets, facts.drawings, facts.checkCount])).digest('hex')
  hashes.set(facts, hash)
  return hash
}

/** What the components of one rendering ask for. Also used where the same tree is rendered without the cache (benchmark). */
export function lessonContext(facts: LessonFacts, i18n: i18n): LessonContextValue {
  const { definition, assets, drawings = {}, checkCount } = facts
  const asset = (src: string) => paths.lessonFile(assets[src]?.hash ?? '', src)
  let checks = 0
  return {
    objectives: definition.objectives,
    legal: Object.fromEntries(definition.legal.map((row) => [row.id, row])),
    glossary: Object.fromEntries(definition.terms.map((term) => [term.code, term])),
    procedures: Object.fromEntries(definition.procedureCards.flatMap((card) => {
      const procedure = lessonProcedure(card, (paper) => i18n.t('reader:paperToShow', { paper }))
      return [[`${card.code}@${card.asOf}`, procedure], [card.code, procedure]]
    })),
    figure: (src) => ({ href: asset(src), width: assets[src]?.width ?? 360, height: assets[src]?.height ?? 240, ...(drawings[src] === undefined ? {} : { inlineSvg: drawings[src] }) }),
    asset,
    checkNumber: () => ++checks,
    ...(checkCount === undefined ? {} : { checkCount }),
  }
}
