import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { TextInput } from '~/components/ui/text-input'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { CompetencyContent, WordingLine } from '~/domain/standard/framework-content'
import type { CaseFault } from '~/domain/standard/read-case-package'
import { paths } from '~/paths'

/** Faults of a CASE file by their paths. */
export function CaseFaults({ faults }: { readonly faults: readonly CaseFault[] }) {
  const { t } = useTranslation('standard')
  return (
    <>
      <Callout kind="warning" title={t('caseRefused')}><p>{t('caseRefusedText')}</p></Callout>
      <Table
        caption={t('caseRefused')} rows={faults.map((one, i) => ({ ...one, i }))} rowId={({ i }) => String(i)}
        columns={[
          { id: 'path', label: t('path'), heading: true, cell: ({ path }) => <code>{path}</code> },
          { id: 'fault', label: t('reason'), phoneLabel: t('reason'), cell: ({ fault }) => t(`case_${fault}`) },
        ]}
      />
    </>
  )
}

export interface FrameworkPlanProps {
  readonly added: readonly CompetencyContent[]
  readonly lines: readonly WordingLine[]
  readonly changed: readonly CompetencyContent[]
  readonly absent: readonly string[]
  readonly seen: number
  readonly decision: string
  readonly fault?: string | undefined
}

/** Texts as they are beside as they would be. */
export function WordingTable({ lines }: { readonly lines: readonly WordingLine[] }) {
  const { t } = useTranslation('standard')
  const part = ({ part: name }: WordingLine) => (name === 'name' || name === 'group' ? t(`part_${name}`) : t('level', { level: name.slice('level-'.length) }))
  const text = (line: WordingLine, value: string) => (line.part === 'group' ? t(`group_${value}`) : value)
  return (
    <Table caption={t('caseChanged')} rows={lines} rowId={(line) => `${line.code} ${line.part}`} columns={[
      { id: 'what', label: t('competency'), heading: true, cell: (line) => `${line.code}, ${part(line)}` },
      { id: 'before', label: t('before'), phoneLabel: t('before'), cell: (line) => text(line, line.before) },
      { id: 'after', label: t('after'), phoneLabel: t('after'), cell: (line) => text(line, line.after) },
    ]} />
  )
}

/** What a CASE file would change, text by text, and the decision that it is published by. */
export function FrameworkPlanPanel({ added, lines, changed, absent, seen, decision, fault }: FrameworkPlanProps) {
  const { t } = useTranslation('standard')
  return (
    <>
      <SectionHead id="trial" title={t('trialTitle')} />
      <p className="lead">{t('caseLead', { added: formatNumber(added.length), changed: formatNumber(changed.length), texts: formatNumber(lines.length) })}</p>
      {absent.length === 0 ? null : <p>{t('caseAbsent', { codes: absent.join(', ') })}</p>}
      {added.length === 0 ? null : (
        <>
          <SectionHead near title={t('caseAdded')} />
          <Table caption={t('caseAdded')} rows={added} rowId={({ code }) => code} columns={[
            { id: 'code', label: t('sheetCode'), heading: true, cell: ({ code }) => code },
            { id: 'name', label: t('part_name'), phoneLabel: t('part_name'), cell: ({ name }) => name },
            { id: 'group', label: t('part_group'), phoneLabel: t('part_group'), cell: ({ group }) => t(`group_${group}`) },
          ]} />
        </>
      )}
      {lines.length === 0 ? null : (
        <>
          <SectionHead near title={t('caseChanged')} />
          <WordingTable lines={lines} />
        </>
      )}
      {added.length + changed.length === 0 ? <p>{t('caseNothing')}</p> : (
        <form method="post" action={paths.frameworkImport()} encType="multipart/form-data" className="mt-5">
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="competencies" value={JSON.stringify([...changed, ...added])} />
          <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={decision} error={fault} required />
          <div className="row"><Button variant="danger" name="intent" value="apply" wide="phone">{t('caseApply')}</Button><ButtonLink variant="quiet" href={paths.framework()} wide="phone">{t('trialLeave')}</ButtonLink></div>
        </form>
      )}
    </>
  )
}
