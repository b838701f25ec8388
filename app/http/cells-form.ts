/**
 * Cells of the matrix from a form: `cell` = position|column|text, `seen-<position>` = the revision they were begun from;
 * with `takeOver` ticked, `latest-<position>` = the revision that the editor chose to write upon.
 */
import type { CellChange } from '~/server/standard/save-standard-cells.server'

const MOST = 5000

/** null: not such a form. */
export function readCells(form: FormData): { cells: CellChange[]; seen: Map<string, number> } | null {
  const typed = form.getAll('cell').map(String)
  const cells = typed.flatMap((one): CellChange[] => {
    const [, position, column, text] = /^([^|]{1,40})\|([^|]{1,60})\|([^|]{0,2000})$/s.exec(one.normalize('NFC')) ?? []
    return position === undefined || column === undefined || text === undefined ? [] : [{ position, column, text }]
  })
  const numbers = (prefix: string) => new Map([...form].flatMap(([name, value]): [string, number][] => (name.startsWith(prefix) && /^\d{1,15}$/.test(String(value)) ? [[name.slice(prefix.length), Number(value)]] : [])))
  const begun = numbers('seen-')
  const seen = form.get('takeOver') === 'yes' ? new Map([...begun, ...numbers('latest-')]) : begun
  const whole = cells.length > 0 && cells.length === typed.length && cells.length <= MOST && cells.every(({ position }) => seen.has(position))
  return whole ? { cells, seen } : null
}
