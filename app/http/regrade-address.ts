/** The address of a decision to re-grade that is being put together: the questions picked and what is to be done with each. */
import type { AskedRegrade } from '~/domain/attempt/regrade-decision'
import { paths } from '~/paths'

export function regradeAddress(code: string, { picked, chosen }: Pick<AskedRegrade, 'picked' | 'chosen'>, preview: boolean): string {
  const query = new URLSearchParams(picked.flatMap((id) => [['pick', id], ...(chosen[id] ? [[`as-${id}`, chosen[id]]] : [])] as [string, string][]))
  if (preview) query.set('preview', 'yes')
  return `${paths.trainerRegrade(code)}?${query}`
}
