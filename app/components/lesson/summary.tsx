import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The lesson in at most six lines: fits one phone screen. */
export function Summary({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('lesson')
  return <section className="summary"><h3 className="block-title">{t('summaryTitle')}</h3>{children}</section>
}
