/**
 * Writes cells of the matrix into the drafts of their positions (from the page's editor, or from a sheet), all or none.
 * A position without a draft begins one at its last version. `seen` is the revision of each position that the editor
 * looked at; another one means that somebody saved meanwhile. Nothing is published.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type CellColumn, type CellFault, type CellWords, applyCell, cellColumns } from '~/domain/standard/standard-cell'
import { type StandardContent, contentOf, nextContent, standardContent } from '~/domain/standard/standard-content'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { type StandardCatalogue, findStandardCatalogue } from './find-standard-catalogue.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { storeDraft } from './store-draft.server'

export type CellChange = { readonly position: string; readonly column: string; readonly text: string }
export type SaveStandardCells = { readonly by: Actor; readonly cells: readonly CellChange[]; readonly seen: ReadonlyMap<string, number>; readonly words: CellWords; readonly now: Date }
export type CellsRefusal = { readonly kind: 'changed'; readonly positions: readonly string[] } | { readonly kind: 'cell'; readonly cell: CellChange; readonly fault: CellFault | 'position' | 'column' }

/** Out: the codes of the positions whose drafts were written. */
export async function saveStandardCells({ by, cells, seen, words, now }: SaveStandardCells): Promise<Result<string[], Refusal | CellsRefusal>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  const byPosition = new Map<string, CellChange[]>()
  for (const cell of cells) byPosition.set(cell.position, [...(byPosition.get(cell.position) ?? []), cell])
  return db().$transaction(async (tx): Promise<Result<string[], CellsRefusal>> => {
    const catalogue = await findStandardCatalogue(tx)
    // One order for everybody: two editors of the same positions wait for each other, never in a ring.
    const positions = await tx.$queryRaw<{ id: string; code: string }[]>`SELECT id::text, code FROM position WHERE code = ANY(${[...byPosition.keys()]}) ORDER BY id FOR NO KEY UPDATE`
    const stray = cells.find(({ position }) => !positions.some(({ code }) => code === position))
    if (stray) return err({ kind: 'cell', cell: stray, fault: 'position' })
    const ids = positions.map(({ id }) => id)
    const drafts = new Map((await tx.standardDraft.findMany({ where: { positionId: { in: ids } } })).map((draft) => [draft.positionId, draft]))
    const changed = positions.filter(({ id, code }) => (drafts.get(id)?.revision ?? 0) !== (seen.get(code) ?? 0)).map(({ code }) => code)
    if (changed.length > 0) return err({ kind: 'changed', positions: changed })
    const standards = await findStandards(queriesOf(tx), ids)
    const written: { position: { id: string; code: string }; revision: number; content: StandardContent }[] = []
    for (const position of positions) {
      const draft = drafts.get(position.id)
      const last = standards.get(position.id)?.at(-1)
      const before = draft ? standardContent.parse(draft.content) : nextContent(last ? contentOf(last) : null)
      const content = withCells(before, byPosition.get(position.code) ?? [], catalogue, words)
      if (!content.ok) return content
      if (JSON.stringify(content.value) !== JSON.stringify(before)) written.push({ position, revision: draft?.revision ?? 0, content: content.value })
    }
    for (const one of written) await storeDraft(tx, { by, now, ...one })
    return ok(written.map(({ position }) => position.code))
  })
}

function withCells(before: StandardContent, cells: readonly CellChange[], { codes }: StandardCatalogue, words: CellWords): Result<StandardContent, CellsRefusal> {
  let content = before
  for (const cell of cells) {
    const column = cellColumns(codes).find((one): one is CellColumn => one === cell.column)
    if (column === undefined) return err({ kind: 'cell', cell, fault: 'column' })
    const next = applyCell(content, column, cell.text, { codes, words })
    if (typeof next === 'string') return err({ kind: 'cell', cell, fault: next })
    content = next
  }
  return ok(content)
}
