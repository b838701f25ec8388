/**
 * The text of a question by the parser that reads lessons, with tables drawn by | besides. Size and knots are judged
 * first: nothing reaches the parser that would cost it far more than its length. Source: design.md §4.
 */
import { type DataFault, fault } from '~/domain/content/fault'
import { checkSource } from '~/domain/lesson/check-source'
import type { LessonNode } from '~/domain/lesson/lesson-tree'
import type { ReadRichText } from '~/domain/question/question-texts'
import { richTextFaults, richTextOf } from '~/domain/question/read-rich-text'
import { mdxTableParser } from './mdx-parser.server'

const MAX_TEXT = 5_000

/** How to read a text; the parser itself is loaded once. */
export async function richTextReader(): Promise<(text: string) => ReadRichText> {
  const parse = await mdxTableParser()
  return (text) => read(text, parse)
}

function read(text: string, parse: (source: string) => LessonNode): ReadRichText {
  if (text.length > MAX_TEXT) return refused([fault([], 'textTooLong', { limit: MAX_TEXT })])
  const source = text.trim()
  const unfit = checkSource(source).map(({ key, severity, values }): DataFault => ({ key, severity, values, at: [] }))
  if (unfit.length > 0) return refused(unfit)
  const root = parsed(source, parse)
  if ('problem' in root) return refused([fault([], 'mdxUnreadable', root)])
  const faults = richTextFaults(root.tree)
  return faults.length > 0 ? refused(faults) : { tree: richTextOf(root.tree), faults }
}

/** Where a text is no MDX the parser says why; outside production it may also trip over an assertion of its own. */
function parsed(source: string, parse: (source: string) => LessonNode): { tree: LessonNode } | { problem: string } {
  try {
    return { tree: parse(source) }
  } catch (error) {
    const { reason } = error as { reason?: unknown }
    return { problem: typeof reason === 'string' ? reason.slice(0, 160) : '' }
  }
}

function refused(faults: readonly DataFault[]): ReadRichText {
  return { tree: null, faults }
}
