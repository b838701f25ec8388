import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { Card } from '~/components/ui/card'
import { SectionHead } from '~/components/ui/section-head'

export interface PlanSectionProps {
  /** anchor and, in the address, name of the page number */
  readonly name: string
  readonly title: string
  readonly hint?: string
  readonly link?: { readonly text: string; readonly href: string }
  readonly page: number
  readonly total: number
  readonly size: number
  readonly href: (page: number) => string
  readonly children: ReactNode
}

/** One list of a plan with its heading and pages; nothing where it is empty. */
export function PlanSection({ name, title, hint, link, page, total, size, href, children }: PlanSectionProps) {
  const { t } = useTranslation('reorganisation')
  if (total === 0) return null
  return (
    <>
      <SectionHead id={name} title={title} hint={hint} link={link} />
      <Card flush>{children}<ListPages label={t('pagesOf', { title })} page={page} total={total} size={size} href={(number) => `${href(number)}#${name}`} /></Card>
    </>
  )
}
