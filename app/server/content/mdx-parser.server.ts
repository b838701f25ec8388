/**
 * The very parser that the compiler uses. Other versions of it may lie in node_modules (Remix brings one along), and a
 * check that reads a text otherwise than the compiler does protects nothing; so it is found where mdx-bundler finds it.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { LessonNode } from '~/domain/lesson/lesson-tree'

type Mdx = { createProcessor: (options: { format: 'mdx' }) => { parse: (source: string) => unknown } }

let loading: Promise<(source: string) => LessonNode> | undefined

export function mdxParser(): Promise<(source: string) => LessonNode> {
  return (loading ??= load())
}

async function load(): Promise<(source: string) => LessonNode> {
  const place = ['mdx-bundler', '@mdx-js/esbuild', '@mdx-js/mdx'].reduce((from, name) => createRequire(from).resolve(name), import.meta.url)
  const { createProcessor } = (await import(/* @vite-ignore */ pathToFileURL(place).href)) as Mdx
  const processor = createProcessor({ format: 'mdx' })
  return (source) => processor.parse(source) as LessonNode
}
