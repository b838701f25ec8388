import { useTranslation } from 'react-i18next'
import { QuestionPreview, type QuestionPreviewProps } from './question-preview'
import { Icon } from '~/components/ui/icon'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import type { RichText } from '~/domain/question/rich-text'

export interface ToldFault {
  readonly line: number
  readonly element: string
  readonly message: string
}
export interface ImportedRow {
  readonly name: string
  readonly line: number
  readonly element: string
  readonly verdict: 'new' | 'replaces' | 'same' | 'twin' | 'refused'
  readonly code: string | null
  readonly twin: string | null
  readonly faults: readonly ToldFault[]
  readonly notes: readonly ToldFault[]
  readonly preview: QuestionPreviewProps['preview'] | null
}

const STATES: Readonly<Record<ImportedRow['verdict'], State>> = { new: 'met', replaces: 'active', same: 'idle', twin: 'idle', refused: 'missing' }

/** One question of the file: what becomes of it, why not, what is left behind, and how it would look. */
export function ImportRow({ row, ordinal, texts }: { readonly row: ImportedRow; readonly ordinal: number; readonly texts: Readonly<Record<string, RichText>> }) {
  const { t } = useTranslation('bank')
  const place = (fault: ToldFault) => (fault.element ? t('lineInTold', { line: fault.line, element: fault.element }) : t('lineTold', { line: fault.line }))
  return (
    <li className="card">
      <div className="row apart">
        <h3 className="flat">{ordinal}. {row.code ?? (row.name || t('unnamed'))}</h3>
        <StatusText state={STATES[row.verdict]}>{row.verdict === 'twin' ? t('verdictTwin', { code: row.twin }) : t(`verdict_${row.verdict}`)}</StatusText>
      </div>
      <p className="meta flat">{row.element ? t('lineIn', { line: row.line, element: row.element }) : t('line', { line: row.line })}{row.code !== null && row.name !== '' && row.name !== row.code ? ` · ${row.name}` : ''}</p>
      {row.faults.length > 0 ? <ul className="import-notes">{row.faults.map((fault) => <li key={fault.message} className="bad"><Icon name="close" /><span><b>{place(fault)}</b> {fault.message}</span></li>)}</ul> : null}
      {row.notes.length > 0 ? <ul className="import-notes">{row.notes.map((note) => <li key={`${note.line} ${note.message}`}><Icon name="info" /><span>{note.message}</span></li>)}</ul> : null}
      {row.preview ? <details className="mt-3"><summary>{t('showPreview')}</summary><QuestionPreview preview={row.preview} texts={texts} prefix={`q${ordinal}-`} /></details> : null}
    </li>
  )
}
