import { createContext, Fragment, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { plainParagraphs, type RichBlock, type RichImage, type RichInline, type RichText } from '~/domain/question/rich-text'
import { paths } from '~/paths'

/** Trees of the texts with markup, by the text; the page's read model brings them along. */
const Texts = createContext<Readonly<Record<string, RichText>>>({})

/** Around everything that shows questions: a text that is not among `texts` is plain words. */
export function QuestionTexts({ texts, children }: { readonly texts: Readonly<Record<string, RichText>>; readonly children: ReactNode }) {
  return <Texts.Provider value={texts}>{children}</Texts.Provider>
}

function useTree(text: string): RichText | undefined {
  const texts = useContext(Texts)
  return Object.hasOwn(texts, text) ? texts[text] : undefined
}

/** A text of a question as paragraphs, lists, tables and pictures. */
export function RichBlocks({ text }: { readonly text: string }) {
  const tree = useTree(text)
  return tree === undefined ? <>{plainParagraphs(text).map((part) => <p key={part}>{part}</p>)}</> : <>{tree.map((block, index) => <Block key={index} block={block} />)}</>
}

/** A text of a question among words (an option, a feedback, a cell): nothing in it ends the line it stands on. */
export function RichWords({ text }: { readonly text: string }) {
  const tree = useTree(text)
  if (tree === undefined) return <>{text}</>
  // The parser drops the space at the ends; beside a gap it parts the words.
  return <>{/^\s/.test(text) ? ' ' : null}{tree.map((block, index) => <Fragment key={index}>{index > 0 ? <br /> : null}{block.type === 'paragraph' ? <Inlines nodes={block.children} /> : <Flat block={block} />}</Fragment>)}{/\s$/.test(text) ? ' ' : null}</>
}

function Block({ block }: { readonly block: RichBlock }) {
  switch (block.type) {
    case 'paragraph':
      return <p><Inlines nodes={block.children} /></p>
    case 'image':
      return <figure className="text-figure"><Picture image={block} />{block.caption ? <figcaption>{block.caption}</figcaption> : null}</figure>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return <List>{block.items.map((item, index) => <li key={index}>{item.map((part, at) => (part.type === 'paragraph' ? <Fragment key={at}>{at > 0 ? <br /> : null}<Inlines nodes={part.children} /></Fragment> : <Block key={at} block={part} />))}</li>)}</List>
    }
    case 'table':
      return (
        <div className="scroll text-table">
          <table className="tbl">
            <thead><tr>{block.head.map((cell, index) => <th key={index} scope="col"><Inlines nodes={cell} /></th>)}</tr></thead>
            <tbody>{block.rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}><Inlines nodes={cell} /></td>)}</tr>)}</tbody>
          </table>
        </div>
      )
  }
}

/** A block where only words may stand. Lists and tables are refused there when a question is checked; their words remain. */
function Flat({ block }: { readonly block: RichBlock }) {
  if (block.type === 'image') return <Picture image={block} />
  if (block.type === 'list') return <>{block.items.map((item, index) => <Fragment key={index}>{index > 0 ? '; ' : ''}{item.map((part, at) => <Flat key={at} block={part} />)}</Fragment>)}</>
  if (block.type === 'paragraph') return <Inlines nodes={block.children} />
  return <>{[block.head, ...block.rows].map((row, index) => <Fragment key={index}>{index > 0 ? '; ' : ''}{row.map((cell, at) => <Fragment key={at}>{at > 0 ? ', ' : ''}<Inlines nodes={cell} /></Fragment>)}</Fragment>)}</>
}

function Inlines({ nodes }: { readonly nodes: readonly RichInline[] }) {
  return <>{nodes.map((node, index) => <Inline key={index} node={node} />)}</>
}

function Inline({ node }: { readonly node: RichInline }) {
  switch (node.type) {
    case 'text':
      return <>{node.text}</>
    case 'code':
      return <code>{node.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return <strong><Inlines nodes={node.children} /></strong>
    case 'emphasis':
      return <em><Inlines nodes={node.children} /></em>
    case 'link':
      return <Away href={node.url}><Inlines nodes={node.children} /></Away>
    case 'term':
      return <Away href={paths.glossary(node.id)} term><Inlines nodes={node.children} /></Away>
    case 'image':
      return <Picture image={node} />
  }
}

/** A link beside the question, not out of it: an answer may be under way. */
function Away({ href, term = false, children }: { readonly href: string; readonly term?: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('question')
  return <a href={href} target="_blank" rel="noopener noreferrer" className={term ? 'term' : undefined}>{children}<span className="vh"> {t('newPage')}</span></a>
}

/** A picture of the course; its description in words where the file is not to be had. */
function Picture({ image: { file, alt, asset } }: { readonly image: RichImage }) {
  if (asset === undefined) return <span className="text-figure-gone">{alt}</span>
  return <img className="text-picture" src={paths.lessonFile(asset.hash, file)} alt={alt} width={asset.width ?? undefined} height={asset.height ?? undefined} decoding="async" />
}
