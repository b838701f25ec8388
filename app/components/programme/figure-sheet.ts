import type { TFunction } from 'i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { StandingSheet } from '~/domain/compliance/standing-sheet'
import type { Day } from '~/domain/kernel/day'
import type { CommuneGroup } from '~/domain/programme/commune-groups'
import { communeSheet, funnelRows, lineSheet, quotaSheet, stageSheet, type FigureExport, type ProgrammeSheetWords } from '~/domain/programme/programme-sheet'
import type { ProgrammeFigures } from '~/domain/programme/progress'
import { programmeLines } from './programme-words'
import type { QuotaRow } from './quota-table'

export interface ProgrammeFigureFacts {
  readonly programme: { readonly name: string; readonly legalBasis: string; readonly target: number }
  readonly tops: readonly UnitOnDay[]
  readonly figures: ProgrammeFigures
  readonly line: readonly { readonly on: Day; readonly completed: number }[]
  readonly quotas: readonly QuotaRow[]
  readonly unlisted: ProgrammeFigures | null
  readonly communes: { readonly groups: readonly CommuneGroup<UnitOnDay>[] }
}

const TITLES = { quotas: 'quotasTitle', stages: 'funnelTitle', line: 'trendTitle', communes: 'communesTitle' } as const

/** One picture of the programme's page as a sheet, with the same figures. */
export function figureSheet(what: FigureExport, { programme, tops, figures, line, quotas, unlisted, communes }: ProgrammeFigureFacts, asOf: Day, t: TFunction): StandingSheet {
  const lines = programmeLines(t, programme, t(`programme:${TITLES[what]}`), tops, asOf)
  const words = (headers: readonly string[]): ProgrammeSheetWords => ({ name: t(`programme:sheet_${what}`), lines: what === 'quotas' ? [...lines, t('programme:quotasNote')] : lines, headers, total: t('compliance:exportTotal') })
  const [number, code] = [t('programme:exportNumber'), t('compliance:exportCode')]
  switch (what) {
    case 'quotas':
      return quotaSheet(
        quotas.map(({ unit, ...row }) => ({ ...row, code: unit.code, name: unitTitle(unit, t) })), unlisted && { name: t('programme:unlistedRow'), figures: unlisted },
        words([number, code, t('programme:columnUnit'), t('programme:columnQuota'), ...funnelRows.map((stage) => t(`programme:short_${stage}`)), t('programme:columnCompleted'), t('programme:columnSharePercent')]),
      )
    case 'stages':
      return stageSheet(figures.now, (stage) => t(stage === 'retained' ? 'programme:funnelRetained' : `programme:stage_${stage}`), words([t('programme:stageField'), t('programme:columnPeople')]))
    case 'line':
      return lineSheet(line, programme.target, words([t('programme:columnDay'), t('programme:columnCompleted'), t('programme:columnQuota')]))
    case 'communes':
      return communeSheet(communes.groups, (unit) => unitTitle(unit, t), words([number, code, t('programme:columnCommune'), t('programme:columnDistrict'), t('programme:columnPeople')]))
  }
}
