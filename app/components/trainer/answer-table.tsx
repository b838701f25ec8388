import { useTranslation } from 'react-i18next'
import { RichWords } from '~/components/question/rich-text'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'

export interface AnswerRow {
  readonly id: string
  /** What the answer belongs to, where a question asks several things. */
  readonly asked?: string
  /** how a paper was brought */
  readonly detail?: string
  readonly answer: string
  /** Absent where only right answers are listed, or where it is right in part. */
  readonly right?: boolean
  readonly fraction?: string
  readonly feedback: string
}

/** Answers with what they earn and what is said to them; a column that no row fills is left out. */
export function AnswerTable({ caption, showCaption = false, rows }: { readonly caption: string; readonly showCaption?: boolean; readonly rows: readonly AnswerRow[] }) {
  const { t } = useTranslation('trainer')
  const has = (field: keyof AnswerRow) => rows.some((row) => row[field] !== undefined)
  return (
    <Table
      caption={caption} showCaption={showCaption} rows={rows} rowId={({ id }) => id}
      columns={[
        ...(has('asked') ? [{ id: 'asked', label: t('asked'), heading: true, cell: (row: AnswerRow) => <><RichWords text={row.asked ?? ''} />{row.detail === undefined ? null : <span className="meta"> (<RichWords text={row.detail} />)</span>}</> }] : []),
        { id: 'answer', label: t('answer'), heading: !has('asked'), ...(has('asked') ? { phoneLabel: t('answer') } : {}), cell: (row) => <RichWords text={row.answer} /> },
        ...(has('right') ? [{ id: 'right', label: t('key'), state: true, cell: (row: AnswerRow) => <Key row={row} /> }] : []),
        ...(has('fraction') ? [{ id: 'fraction', label: t('fraction'), align: 'end' as const, phoneLabel: t('fraction'), empty: (row: AnswerRow) => row.fraction === undefined, cell: (row: AnswerRow) => <span className="nb">{row.fraction}</span> }] : []),
        { id: 'feedback', label: t('feedback'), phoneLabel: t('feedback'), empty: (row) => row.feedback === '', cell: (row) => <RichWords text={row.feedback} /> },
      ]}
    />
  )
}

function Key({ row }: { readonly row: AnswerRow }) {
  const { t } = useTranslation('trainer')
  if (row.right === undefined) return <StatusText state="expiring" icon="active">{t('partly')}</StatusText>
  return row.right ? <StatusText state="met">{t('right')}</StatusText> : <StatusText state="idle" icon="close">{t('wrong')}</StatusText>
}
