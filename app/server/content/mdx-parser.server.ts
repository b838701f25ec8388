/**
 * The very parser that the compiler uses. Other versions of it may lie in node_modules (Remix brings one along), and a
 * check that reads a text otherwise than the compiler does protects nothing; so it is found where mdx-bundler finds it.
 * Texts of questions are never compiled: for them the same parser also reads tables.
 */
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { LessonNode } from '~/domain/lesson/lesson-tree'

type Parse = (source: string) => LessonNode
type Plugin = (this: { data: () => Record<string, unknown[] | undefined> }) => void
type Mdx = { createProcessor: (options: { format: 'mdx'; remarkPlugins: readonly Plugin[] }) => { parse: (source: string) => unknown } }

let lessons: Promise<Parse> | undefined
let questions: Promise<Parse> | undefined

export function mdxParser(): Promise<Parse> {
  return (lessons ??= load([]))
}

/** The same, and tables drawn by |. */
export function mdxTableParser(): Promise<Parse> {
  return (questions ??= load([tables]))
}

function tables(this: ThisParameterType<Plugin>): void {
  const data = this.data()
  ;(data['micromarkExtensions'] ??= []).push(gfmTable())
  ;(data['fromMarkdownExtensions'] ??= []).push(gfmTableFromMarkdown())
}

async function load(remarkPlugins: readonly Plugin[]): Promise<Parse> {
  const place = ['mdx-bundler', '@mdx-js/esbuild', '@mdx-js/mdx'].reduce((from, name) => createRequire(from).resolve(name), import.meta.url)
  const { createProcessor } = (await import(/* @vite-ignore */ pathToFileURL(place).href)) as Mdx
  const processor = createProcessor({ format: 'mdx', remarkPlugins })
  return (source) => processor.parse(source) as LessonNode
}
