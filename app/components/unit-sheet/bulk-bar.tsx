import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface BulkBarProps {
  /** The form that the tick boxes of the table belong to. */
  readonly form: string
  /** Where it goes, and what goes with it. */
  readonly action: string
  readonly hidden: Readonly<Record<string, string | null>>
  /** Boxes ticked as the page is made. */
  readonly picked: number
  /** Ticks, or unticks, the whole page without script. */
  readonly page: { readonly text: string; readonly href: string }
  /** Answers everything in the filter; without it there is nothing, or no more than the page. */
  readonly all?: { readonly text: string; readonly href: string }
  /** Gaps of the whole sheet that wait for the reader's answer. */
  readonly open: number
}

/** What is done with the gaps ticked: it stays in sight while the list scrolls, with how many still wait for an answer. */
export function BulkBar({ form, action, hidden, picked, page, all, open }: BulkBarProps) {
  const { t } = useTranslation('unitSheet')
  return (
    <form id={form} className="bulk" method="get" action={action} role="group" aria-label={t('bulkLabel')}>
      {Object.entries(hidden).map(([name, value]) => (value === null || value === '' ? null : <input key={name} type="hidden" name={name} value={value} />))}
      <b className="num" data-picked-count="item" data-pattern={t('pickedPattern')} hidden>{t('pickedPattern').replace('{n}', formatNumber(picked))}</b>
      <Button variant="secondary" size="small">{t('answerPicked')}</Button>
      <a href={page.href}>{page.text}</a>
      {all ? <a href={all.href}>{all.text}</a> : null}
      <span className="end" />
      <span className="num">{open === 0 ? t('noneOpen') : t('stillOpen', { count: open, number: formatNumber(open) })}</span>
    </form>
  )
}
