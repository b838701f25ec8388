/**
 * The texts with markup of what a page shows (learner's questions, reviews, previews), each as a tree beside its source:
 * the page looks a text up and shows the tree; a text that is not there is plain words. Parsed once per process and text.
 */
import { type RichAsset, type RichText, hasMarkup, hasPictures, richTextWords, withAssets } from '~/domain/question/rich-text'
import { questionTexts } from '~/domain/question/question-texts'
import { richTextReader } from '~/server/content/parse-rich-text.server'

export type RichTexts = Readonly<Record<string, RichText>>

/** Far more than the bank of a course; the least recently used goes first. */
const MOST = 2_000
const kept = new Map<string, RichText | null>()

type Assets = Readonly<Record<string, RichAsset>>

/** In: anything that holds question texts under their names; the pictures of its course version, or how to get them when there are any. */
export async function findRichTexts(value: unknown, assets: Assets | (() => Promise<Assets>)): Promise<RichTexts> {
  const texts = [...new Set(questionTexts(value).filter(({ place, text }) => place !== 'plain' && hasMarkup(text, place)).map(({ text }) => text))]
  if (texts.length === 0) return {}
  const read = await richTextReader()
  const trees = texts.flatMap((text) => {
    const tree = treeOf(text, read)
    return tree === null ? [] : [[text, tree] as const]
  })
  const pictured = trees.some(([, tree]) => hasPictures(tree))
  const found = pictured ? (typeof assets === 'function' ? await assets() : assets) : {}
  return Object.fromEntries(trees.map(([text, tree]) => [text, pictured ? withAssets(tree, found) : tree]))
}

/** The words of a text on one line, for lists: without its markup. */
export async function findPlainWords(text: string): Promise<string> {
  if (!hasMarkup(text)) return text
  const tree = treeOf(text, await richTextReader())
  return tree === null ? text : richTextWords(tree)
}

/** Null: not readable (a stored text was checked, so this is a text from before a rule): shown as it is written. */
function treeOf(text: string, read: Awaited<ReturnType<typeof richTextReader>>): RichText | null {
  const known = kept.get(text)
  const tree = known === undefined ? read(text).tree : known
  kept.delete(text)
  kept.set(text, tree)
  const [oldest] = kept.keys()
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
  return tree
}
