import { useTranslation } from 'react-i18next'
import { Pagination } from '~/components/ui/pagination'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { pageNumbers } from './page-numbers'

interface ListPart {
  /** from 1 */
  readonly page: number
  /** rows of the whole list */
  readonly total: number
  /** rows of a page */
  readonly size: number
}

export interface ListPagesProps extends ListPart {
  readonly href: (page: number) => string
  /** where one page has several lists */
  readonly label?: string
  /** with the noun of the list: "1 đến 25 trên 600 người" */
  readonly summary?: (range: PageRange) => string
  /** says how many there are where one page holds them all, too */
  readonly always?: boolean
}

/** Numbers as they are written. */
type PageRange = { readonly from: string; readonly to: string; readonly total: string }

/** "1 đến 25 trên 600" and the numbered pages; nothing where one page holds the whole list. */
export function ListPages({ page, total, size, href, label, summary, always = false }: ListPagesProps) {
  const { t } = useTranslation('common')
  const pages = Math.max(1, Math.ceil(total / size))
  if (pages < 2 && !always) return null
  const range = pageRange({ page, total, size })
  return (
    <Pagination
      label={label ?? t('pages')}
      summary={summary ? summary(range) : t('pageSummary', range)}
      pages={pages < 2 ? [] : pageNumbers(page, pages).map((number) => (number === null ? { text: '…' } : { text: formatNumber(number), href: href(number), current: number === page }))}
      previous={page > 1 ? { text: t('pagePrevious'), href: href(Math.min(page - 1, pages)) } : undefined}
      next={page < pages ? { text: t('pageNext'), href: href(page + 1) } : undefined}
    />
  )
}

/** Which part of a list a page shows: for the summary, on paper too. */
export function pageRange({ page, total, size }: ListPart): PageRange {
  return { from: formatNumber(Math.min((page - 1) * size + 1, total)), to: formatNumber(Math.min(page * size, total)), total: formatNumber(total) }
}
