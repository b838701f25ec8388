import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Select } from '~/components/ui/select'

export interface SheetChoiceProps {
  readonly action: string
  readonly sheets: readonly { readonly name: string; readonly at: number }[]
  readonly sheet: number
  readonly headers: readonly { readonly at: number; readonly text: string }[]
  readonly headerRow: number
  readonly form: { readonly encoding: string | null; readonly delimiter: string | null; readonly date1904: boolean }
}

/** Which sheet, and which of its rows holds the headings; what was found about the file. */
export function SheetChoice({ action, sheets, sheet, headers, headerRow, form }: SheetChoiceProps) {
  const { t } = useTranslation('roster')
  return (
    <Card title={t('sheetTitle')}>
      <form method="get" action={action}>
        <Select id="sheet" name="sheet" label={t('sheetLabel')} defaultValue={String(sheet)} options={sheets.map(({ name, at }) => ({ value: String(at), text: name }))} />
        <Select id="header" name="header" label={t('headerLabel')} hint={t('headerHint')} defaultValue={String(headerRow + 1)} options={headers.map(({ at, text }) => ({ value: String(at + 1), text: t('headerOption', { row: at + 1, text: text || t('emptyRow') }) }))} />
        <Button variant="secondary" size="small">{t('chooseSheet')}</Button>
      </form>
      {form.encoding === null ? null : <p className="hint mt-3">{t('csvFound', { encoding: form.encoding.toUpperCase(), delimiter: form.delimiter === '\t' ? 'Tab' : (form.delimiter ?? '') })}</p>}
      {form.date1904 ? <p className="hint mt-3">{t('date1904')}</p> : null}
    </Card>
  )
}
