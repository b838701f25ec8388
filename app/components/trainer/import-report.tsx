import { useTranslation } from 'react-i18next'
import { ImportChoiceFields, type ImportChoiceFieldsProps } from './import-choice-fields'
import { ImportDecision } from './import-decision'
import { ImportRow, type ImportedRow, type ToldFault } from './import-row'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { SectionHead } from '~/components/ui/section-head'
import type { RichText } from '~/domain/question/rich-text'
import { paths } from '~/paths'

export interface ImportReportProps extends ImportChoiceFieldsProps {
  readonly code: string
  readonly report: {
    readonly uploadId: string
    readonly fileName: string
    readonly until: string
    readonly format: string
    readonly fingerprint: string
    readonly number: number
    readonly rows: readonly ImportedRow[]
    readonly remarks: readonly ToldFault[]
    readonly texts: Readonly<Record<string, RichText>>
  }
}

const VERDICTS = ['new', 'replaces', 'same', 'twin', 'refused'] as const

/** What a file would do: the sums, the decision, then question by question. Nothing has been done yet. */
export function ImportReport({ code, report, choices, objectives }: ImportReportProps) {
  const { t } = useTranslation('bank')
  const count = (verdict: string) => report.rows.filter((row) => row.verdict === verdict).length
  return (
    <>
      <div className="stack">
        <Card title={t('dryRunTitle', { name: report.fileName })}>
          <DefinitionList look="spread" rows={[{ term: t('format'), value: t(`format_${report.format}`) }, ...VERDICTS.filter((verdict) => count(verdict) > 0).map((verdict) => ({ term: t(`verdict_${verdict}`), value: t('questionCount', { count: count(verdict) }) })), { term: t('keptUntil'), value: report.until }]} />
        </Card>
        {report.remarks.length > 0 ? <Card title={t('fileRemarks')}><ul className="flat">{report.remarks.map((one) => <li key={`${one.line} ${one.message}`}>{one.element ? t('lineInTold', { line: one.line, element: one.element }) : t('lineTold', { line: one.line })} {one.message}</li>)}</ul></Card> : null}
        <Card title={t('otherChoices')}>
          <form method="get" action={paths.trainerImport(code)}>
            <input type="hidden" name="upload" value={report.uploadId} />
            <ImportChoiceFields objectives={objectives} choices={choices} />
            <Button variant="secondary">{t('tryAgain')}</Button>
          </form>
        </Card>
        <ImportDecision code={code} uploadId={report.uploadId} fingerprint={report.fingerprint} choices={choices} number={report.number} coming={count('new') + count('replaces')} refused={count('refused')} />
      </div>
      <SectionHead id="questions" title={t('perQuestion')} />
      <ol className="list-none p-0 stack">{report.rows.map((row, index) => <ImportRow key={`${row.line} ${row.element} ${row.name}`} row={row} ordinal={index + 1} texts={report.texts} />)}</ol>
    </>
  )
}
