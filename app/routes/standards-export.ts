import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { standardSheet } from '~/domain/standard/standard-sheet'
import { requireActor } from '~/http/guard'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { today } from '~/server/clock.server'
import { loadStandardMatrix } from '~/server/standard/load-standard-matrix.server'

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const { competencies, rows } = await loadStandardMatrix(by, today())
  const { t } = i18nFor(languageOf(args.request))
  const words = { name: t('standard:sheetName'), lines: [t('standard:title'), t('standard:line', { day: formatDayTable(today()) })], code: t('standard:sheetCode'), position: t('standard:position'), education: t('standard:education'), certificates: t('standard:certificates') }
  return sheetResponse(standardSheet({ competencies: competencies.map(({ code }) => code), rows }, words), 'xlsx', [t('standard:sheetName'), today()])
}
