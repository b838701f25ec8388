import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { standardSheet } from '~/domain/standard/standard-sheet'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { sheetWords } from '~/http/standard-words'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { today } from '~/server/clock.server'
import { loadStandardMatrix } from '~/server/standard/load-standard-matrix.server'

/** What is in force; or (`of=draft`, for those who edit) what the next versions are written from, to be changed and brought back. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const drafts = new URL(args.request.url).searchParams.get('of') === 'draft'
  const { mayEdit, catalogue, rows } = await loadStandardMatrix(by, today())
  if (drafts && !mayEdit) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const name = t(drafts ? 'standard:sheetDraftName' : 'standard:sheetName')
  const words = { ...sheetWords(t), name, lines: [t('standard:title'), t(drafts ? 'standard:sheetDraftLine' : 'standard:line', { day: formatDayTable(today()) }), t('standard:sheetHelp')] }
  return sheetResponse(standardSheet({ codes: catalogue.codes, rows: rows.map(({ code, name: position, inForce, working }) => ({ code, name: position, content: drafts ? working : inForce })) }, words), 'xlsx', [name, today()])
}
