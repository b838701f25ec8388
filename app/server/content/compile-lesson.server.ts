/**
 * A checked lesson body to code, once, when its course is published. One compile at a time: several at once can use up
 * the memory. The tree is checked again inside the compiler, by the plugin that stands first (later ones add an export).
 * The code is found again by the hash of source and compiler. Source: design.md §4; stack.md (MDX).
 */
import { createHash } from 'node:crypto'
import { bundleMDX } from 'mdx-bundler'
import { checkLessonTree } from '~/domain/lesson/check-lesson-tree'
import { lessonSections, sectionHeadings } from '~/domain/lesson/lesson-sections'
import type { LessonNode } from '~/domain/lesson/lesson-tree'

/** Changes whenever the same source would give other code: version of the compiler and of the rules below. */
export const COMPILER = 'mdx-bundler 10.1.1, rules 1'

export function lessonBodyHash(body: string): string {
  return createHash('sha256').update(COMPILER).update('\n').update(body).digest('hex')
}

let queue: Promise<unknown> = Promise.resolve()

/** In: the body without front matter. Out: the text of a function body that returns the module (see getMDXComponent). */
export function compileLesson(body: string): Promise<string> {
  const next = queue.then(() => compile(body))
  queue = next.catch(() => undefined)
  return next
}

async function compile(body: string): Promise<string> {
  const { code } = await bundleMDX({
    source: `\n${body}`, // never begins with ---: nothing for gray-matter to read
    mdxOptions: (options) => ({ ...options, remarkPlugins: [refuseUnsafe, nameSections], rehypePlugins: [] }),
    esbuildOptions: (options) => ({ ...options, charset: 'utf8', target: 'chrome109', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'silent' }),
  })
  return code
}

function refuseUnsafe() {
  return (tree: unknown): void => {
    const [first] = checkLessonTree(tree as LessonNode)
    if (first) throw new Error(`unsafe lesson: ${first.key} at ${first.at.line}:${first.at.column}`)
  }
}

/** Gives the second-level headings the ids that lesson.sections lists. */
function nameSections() {
  return (tree: unknown): void => {
    const root = tree as LessonNode
    const sections = lessonSections(root)
    sectionHeadings(root).forEach((heading, i) => Object.assign(heading, { data: { hProperties: { id: sections[i]?.id } } }))
  }
}
