/** What a question written or imported on the site is checked against: calendar, procedures, glossary, pictures, the parser. */
import type { ItemContext } from '~/server/content/check-question-item.server'
import { richTextReader } from '~/server/content/parse-rich-text.server'
import { db } from '~/server/db.server'
import { getKindContext } from './get-kind-context.server'

/** In: the names of the pictures that the question may show, those brought along too. */
export async function getItemContext(files: Iterable<string>): Promise<ItemContext> {
  const [kinds, terms, read] = await Promise.all([getKindContext(), db().glossaryTerm.findMany({ select: { code: true } }), richTextReader()])
  return { ...kinds, texts: { files: new Set(files), terms: new Set(terms.map(({ code }) => code)), read } }
}
