import type { LoaderFunctionArgs } from '@remix-run/node'
import { figureText, figureWriters } from '~/components/statistics/figure-text'
import { questionReadingText } from '~/components/statistics/reading-text'
import { type AttemptSet, readAttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { statisticsSheet } from '~/domain/assessment-statistics/statistics-sheet'
import { formatDay, formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { readQuestionOrder } from '~/http/question-order'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { today } from '~/server/clock.server'
import { loadTestStatistics, type TestStatisticsView } from '~/server/statistics/load-test-statistics.server'

const HEADERS = ['columnQuestion', 'columnVersion', 'columnObjective', 'columnLevel', 'columnKind', 'columnAttempts', 'columnFacility', 'figureMarkDeviation', 'columnDiscrimination', 'columnEfficiency', 'columnWeight', 'columnWeightIntended', 'columnSeconds', 'columnReading', 'columnStem'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStatistics')
  const query = new URL(args.request.url).searchParams
  const format = (['csv', 'xlsx'] as const).find((one) => one === query.get('format'))
  const { set, badDays } = readAttemptSet((name) => query.get(name))
  const code = args.params.code ?? ''
  if (!format || badDays.length > 0) throw refuse(400)
  const found = await loadTestStatistics({ by, code, set, ...readQuestionOrder(query) })
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const own = i18nFor(languageOf(args.request)).getFixedT(null, 'statistics')
  const sheet = statisticsSheet(found.value.questions, {
    name: own('sheetName'),
    lines: linesOf(found.value, set, code, own),
    headers: HEADERS.map((key) => own(key)),
    level: (level) => t(`trainer:level_${level}`),
    kind: (kind) => t([`trainer:kind_${kind}`, 'trainer:kindUnknown'], { kind }),
    reading: (reading) => questionReadingText(reading, own),
  })
  return sheetResponse(sheet, format, ['thong ke', code, today()])
}

type Translate = Parameters<typeof questionReadingText>[1]

/** What the figures are of: whoever finds the file later can tell. */
function linesOf({ title, attempts, passed, test }: TestStatisticsView, set: AttemptSet, code: string, t: Translate): string[] {
  const day = (value: string | null) => (value === null ? t('sheetOpen') : formatDay(value))
  const { percent, points } = figureWriters(t)
  return [
    `${t('title', { code })}: ${title}`,
    t('dataOn', { day: formatDayTable(today()) }),
    t('sheetSet', { taken: t(`taken_${set.taken}`), version: set.version === null ? t('allVersions') : t('tagVersion', { number: set.version }), from: day(set.from), to: day(set.to) }),
    t('sheetAttempts', { count: attempts, passed: formatNumber(passed) }),
    t('sheetTest', { mean: figureText(test.mean, t, points), deviation: figureText(test.deviation, t, points), consistency: figureText(test.consistency, t, percent), errorRatio: figureText(test.errorRatio, t, percent), standardError: figureText(test.standardError, t, points) }),
  ]
}
