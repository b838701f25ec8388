import { useTranslation } from 'react-i18next'
import { pageNumbers } from '~/components/compliance/page-numbers'
import { Pagination } from '~/components/ui/pagination'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** "1 đến 25 trên 600" and the numbered pages. */
export function RowsPages({ page, total, size, href, label }: { readonly page: number; readonly total: number; readonly size: number; readonly href: (page: number) => string; /** where one page has several lists */ readonly label?: string }) {
  const { t } = useTranslation('roster')
  const pages = Math.max(1, Math.ceil(total / size))
  if (pages < 2) return null
  return (
    <Pagination
      label={label ?? t('pagesLabel')}
      summary={t('pagesSummary', { from: formatNumber((page - 1) * size + 1), to: formatNumber(Math.min(total, page * size)), total: formatNumber(total) })}
      pages={pageNumbers(page, pages).map((number) => (number === null ? { text: '…' } : { text: formatNumber(number), href: href(number), current: number === page }))}
      previous={page > 1 ? { text: t('previous'), href: href(page - 1) } : undefined}
      next={page < pages ? { text: t('next'), href: href(page + 1) } : undefined}
    />
  )
}
