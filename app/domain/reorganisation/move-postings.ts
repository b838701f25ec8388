/**
 * The postings of one officer across a reorganisation: each one in an old unit ends on the day and goes on in the new unit
 * with the same post, one that begins later begins there. A main posting keeps every day it had; a concurrent one ends where
 * merging would make it the same post in the same unit as another of that person. Facts stay append-only: what is replaced
 * is superseded, never changed. Source: docs/decisions/005, 043.
 */
import type { Day } from '../kernel/day'
import { ALWAYS, type DaySpan, intersect, intersectAll, subtract } from '../kernel/day-span'

export type HeldPosting = { readonly id: string; readonly unitId: string; readonly positionId: string; readonly kind: 'main' | 'concurrent'; readonly span: DaySpan }
/** supersedesId: set on exactly one of the postings that come of a moved one, unless nothing comes of it. moved: by this reorganisation, so under its decision. */
export type WrittenPosting = { readonly unitId: string; readonly positionId: string; readonly kind: 'main' | 'concurrent'; readonly span: DaySpan; readonly supersedesId: string | null; readonly moved: boolean }
export type MovedPosting = { readonly id: string; readonly written: readonly WrittenPosting[] }

/** In: all postings of one officer (superseded ones left out), where some of them go, and the day. Out: what each moved one becomes, in order. */
export function movePostings(postings: readonly HeldPosting[], goes: ReadonlyMap<string, string>, on: Day): MovedPosting[] {
  const after: DaySpan = { ...ALWAYS, from: on }
  const clashes = postings.filter((one) => one.kind === 'concurrent' && !goes.has(one.id) && postings.some((main) => main.kind === 'main' && goes.get(main.id) === one.unitId && main.positionId === one.positionId && sharesDay([main.span, one.span, after])))
  const touched = new Set([...goes.keys(), ...clashes.map(({ id }) => id)])
  const held = postings.filter(({ id }) => !touched.has(id)).map(({ unitId, positionId, span }) => ({ unitId, positionId, span }))
  const inOrder = postings.filter(({ id, span }) => touched.has(id) && intersect(span, after) !== null).sort(byKind)
  return inOrder.map((posting) => {
    const { id, unitId, positionId, kind, span } = posting
    const target = goes.get(id) ?? unitId
    const before = intersect(span, { from: ALWAYS.from, to: on })
    const rest = intersect(span, after)
    const taken = kind === 'main' ? [] : held.filter((one) => one.unitId === target && one.positionId === positionId).map((one) => one.span)
    const coming = rest === null ? [] : subtract([rest], taken)
    for (const piece of coming) held.push({ unitId: target, positionId, span: piece })
    const spans = [...(before === null ? [] : [{ unitId, span: before, moved: false }]), ...coming.map((piece) => ({ unitId: target, span: piece, moved: true }))]
    return { id, written: spans.map((one, at) => ({ ...one, positionId, kind, supersedesId: at === 0 ? id : null })) }
  })
}

/** A concurrent posting that stays, and that a main one would become the same as, is cut like those that move. */
function sharesDay(spans: readonly DaySpan[]): boolean {
  return intersectAll(spans.map((span) => [span])).length > 0
}

/** Main postings first, so that of two that would become one the main one stays; then by day and id. */
function byKind(a: HeldPosting, b: HeldPosting): number {
  if (a.kind !== b.kind) return a.kind === 'main' ? -1 : 1
  return a.span.from < b.span.from ? -1 : a.span.from > b.span.from ? 1 : a.id < b.id ? -1 : 1
}
