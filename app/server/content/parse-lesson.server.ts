/**
 * A lesson file apart: front matter and tree. The front matter is taken off here, and only YAML is read there: gray-matter,
 * which the compiler brings along, has engines that run code (`---js`). Its lines become blank, so that places in the
 * body are places in the file. Source: design.md §4; stack.md (MDX).
 */
import { type TextFault, fault } from '~/domain/content/fault'
import { checkSource } from '~/domain/lesson/check-source'
import type { LessonNode } from '~/domain/lesson/lesson-tree'
import { mdxParser } from './mdx-parser.server'
import { type YamlText, parseYaml } from './parse-yaml.server'

export type ParsedLesson = {
  readonly frontMatter: YamlText | null
  /** The body, with a blank line for each line of front matter. */
  readonly body: string
  readonly tree: LessonNode | null
  readonly faults: readonly TextFault[]
}

const START = { line: 1, column: 1 }

export async function parseLesson(source: string): Promise<ParsedLesson> {
  const refused = checkSource(source)
  if (refused.length > 0) return { frontMatter: null, body: '', tree: null, faults: refused }
  const split = splitFrontMatter(source)
  if ('key' in split) return { frontMatter: null, body: '', tree: null, faults: [fault(START, split.key)] }
  const { yaml, body } = split
  const frontMatter = parseYaml(yaml, 1)
  const { tree, faults } = await parseBody(body)
  return { frontMatter, body, tree, faults: [...frontMatter.faults, ...faults] }
}

/** The body of a lesson that has been checked: what is compiled. */
export function lessonBodyOf(source: string): string {
  const split = splitFrontMatter(source)
  if ('key' in split) throw new Error('a stored lesson has its front matter')
  return split.body
}

type Split = { yaml: string; body: string } | { key: 'frontMatterMissing' | 'frontMatterEngine' }

function splitFrontMatter(source: string): Split {
  const lines = source.split('\n')
  if (/^---\s*\S/.test(lines[0] ?? '')) return { key: 'frontMatterEngine' }
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) return { key: 'frontMatterMissing' }
  return { yaml: lines.slice(1, end).join('\n'), body: [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n') }
}

/** The tree of a body; a text that is not MDX is a fault where the parser stopped. */
async function parseBody(body: string): Promise<{ tree: LessonNode | null; faults: TextFault[] }> {
  const parse = await mdxParser()
  try {
    return { tree: parse(body), faults: [] }
  } catch (error) {
    return { tree: null, faults: [unreadable(error as { reason?: unknown; line?: unknown; column?: unknown })] }
  }
}

/** Where the parser stopped. A tag that is never closed carries its place in the message only. */
function unreadable({ reason, line, column }: { reason?: unknown; line?: unknown; column?: unknown }): TextFault {
  const problem = typeof reason === 'string' ? reason : ''
  const [, tag, tagLine, tagColumn] = /closing tag for `<([^>`]*)>`(?: \((\d+):(\d+))?/.exec(problem) ?? []
  const at = { line: Number(tagLine ?? line ?? 1), column: Number(tagColumn ?? column ?? 1) }
  return tag === undefined ? fault(at, 'mdxUnreadable', { problem: problem.slice(0, 160) }) : fault(at, 'tagNotClosed', { tag: tag.slice(0, 40) })
}
