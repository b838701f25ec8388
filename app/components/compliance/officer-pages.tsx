import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Pagination } from '~/components/ui/pagination'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { pageNumbers } from './page-numbers'

export interface OfficerPagesProps {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly pageSize: number
  readonly href: (page: number) => string
}

/** "1 đến 25 trên 600 người" and the numbered pages. */
export function OfficerPages({ page, pages, total, pageSize, href }: OfficerPagesProps) {
  const { t } = useTranslation('compliance')
  return (
    <Pagination
      label={t('pagesLabel')}
      summary={pagesText({ page, total, pageSize }, t)}
      pages={pages < 2 ? [] : pageNumbers(page, pages).map((number) => (number === null ? { text: '…' } : { text: formatNumber(number), href: href(number), current: number === page }))}
      previous={page > 1 ? { text: t('previous'), href: href(page - 1) } : undefined}
      next={page < pages ? { text: t('next'), href: href(page + 1) } : undefined}
    />
  )
}

/** "1 đến 25 trên 600 người": which part of a list is shown, on paper too. */
export function pagesText({ page, total, pageSize }: Pick<OfficerPagesProps, 'page' | 'total' | 'pageSize'>, t: TFunction): string {
  return t('compliance:pagesSummary', { from: formatNumber((page - 1) * pageSize + 1), to: formatNumber(Math.min(total, page * pageSize)), total: formatNumber(total) })
}
