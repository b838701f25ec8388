/** What the pages of an import are asked: which page, which kind of rows. */
import { ROW_KINDS, type RowKind } from '~/domain/roster/roster-import'

/** A page number from an address: 1 for anything that is none. `name`: of a list beside others on its page. */
export function pageOf(request: Request, name = 'page'): number {
  const text = new URL(request.url).searchParams.get(name) ?? '1'
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

export function kindOf(request: Request): RowKind | null {
  const text = new URL(request.url).searchParams.get('kind')
  return ROW_KINDS.find((kind) => kind === text) ?? null
}
