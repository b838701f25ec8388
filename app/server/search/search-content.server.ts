/**
 * What the courses and the glossary say about a few words: passages of current versions, grouped by course, the best
 * group first and in it the best passage. One query where the words stand in a row somewhere, at most three.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { excerpt, highlight, type Piece } from '~/domain/search/excerpt'
import { type SearchManner, type SearchQuery, searchQuery } from '~/domain/search/search-query'
import { pool } from '~/server/db.server'

export const PASSAGES_A_PAGE = 10
const LAST_PAGE = 100

export type FoundPassage = {
  readonly id: string
  /** where it leads: a course, a lesson (with its section), or a term */
  readonly place: { readonly kind: 'course' } | { readonly kind: 'lesson'; readonly number: string; readonly lesson: string; readonly section: string } | { readonly kind: 'term'; readonly code: string }
  readonly heading: readonly Piece[]
  readonly excerpt: readonly Piece[]
}
/** Passages of one course, or of the glossary (null), as they stand on this page. */
export type FoundGroup = { readonly course: { readonly code: string; readonly title: string } | null; readonly passages: readonly FoundPassage[] }
export type Found = { readonly typed: string; readonly manner: SearchManner | null; readonly total: number; readonly page: number; readonly pages: number; readonly groups: readonly FoundGroup[] }

type Row = { id: string; section: string; heading: string; body: string; term_code: string | null; course: string | null; course_title: string | null; number: string | null; lesson: string | null; total: number }

const FIND = `
  WITH wanted AS (SELECT to_tsquery('simple', $1) AS query),
  found AS (
    SELECT p.id, p.section, p.heading, p.body, p.term_code, p.ordinal, p.course_version_id, p.lesson_id,
      (CASE WHEN $2 <> '' AND strpos(p.marked, $2) > 0 THEN 1 ELSE 0 END) + ts_rank('{0.1, 0.2, 0.4, 1}', p.words, wanted.query) AS rank
    FROM search_passage p, wanted
    WHERE p.words @@ wanted.query AND (p.course_version_id IS NULL OR EXISTS (SELECT 1 FROM course_version v WHERE v.id = p.course_version_id AND v.is_current))
  ),
  page AS (
    SELECT *, count(*) OVER ()::int AS total, max(rank) OVER (PARTITION BY course_version_id) AS best
    FROM found ORDER BY best DESC, course_version_id, rank DESC, ordinal LIMIT ${PASSAGES_A_PAGE} OFFSET $3
  )
  SELECT page.id, page.section, page.heading, page.body, page.term_code, page.total, c.code AS course, v.title AS course_title, l.number, l.title AS lesson
  FROM page
  LEFT JOIN course_version v ON v.id = page.course_version_id
  LEFT JOIN course c ON c.id = v.course_id
  LEFT JOIN lesson l ON l.id = page.lesson_id
  ORDER BY page.best DESC, page.course_version_id, page.rank DESC, page.ordinal`

/** In: what was typed, the page from the address. Refused: `scope` without an officer's record. */
export async function searchContent(input: { actor: Actor; typed: string; page: number }): Promise<Result<Found, 'scope'>> {
  const { officerId } = input.actor
  if (officerId === null || !may(input.actor, 'study', { officerId }).ok) return err('scope')
  const query = searchQuery(input.typed)
  for (const { manner, query: text } of query.tries) {
    const found = await findPage(query, manner, text, input.page)
    if (found !== null) return ok(found)
  }
  return ok({ typed: query.typed, manner: null, total: 0, page: 1, pages: 1, groups: [] })
}

async function findPage(query: SearchQuery, manner: SearchManner, text: string, asked: number): Promise<Found | null> {
  const read = (page: number) => pool().query<Row>({ name: 'search-content', text: FIND, values: [text, query.marked, (page - 1) * PASSAGES_A_PAGE] }).then(({ rows }) => rows)
  const wanted = Number.isInteger(asked) ? Math.min(Math.max(1, asked), LAST_PAGE) : 1
  const there = await read(wanted)
  // A page beyond the last shows the first: the address is old, or typed.
  const rows = there.length === 0 && wanted > 1 ? await read(1) : there
  const [first] = rows
  if (!first) return null
  return { typed: query.typed, manner, total: first.total, page: there.length === 0 ? 1 : wanted, pages: Math.min(LAST_PAGE, Math.ceil(first.total / PASSAGES_A_PAGE)), groups: groupsOf(rows, { words: query.words, manner }) }
}

function groupsOf(rows: readonly Row[], wanted: { words: readonly string[]; manner: SearchManner }): FoundGroup[] {
  const groups = new Map<string, { course: FoundGroup['course']; passages: FoundPassage[] }>()
  for (const row of rows) {
    const group = groups.get(row.course ?? '') ?? { course: row.course === null ? null : { code: row.course, title: row.course_title ?? '' }, passages: [] }
    group.passages.push({ id: row.id, place: placeOf(row), heading: highlight(row.heading, wanted), excerpt: excerpt(row.body, wanted) })
    groups.set(row.course ?? '', group)
  }
  return [...groups.values()]
}

function placeOf({ term_code: code, number, lesson, section }: Row): FoundPassage['place'] {
  if (code !== null) return { kind: 'term', code }
  return number === null ? { kind: 'course' } : { kind: 'lesson', number, lesson: lesson ?? '', section }
}
