import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'

/** One act for tomorrow morning, at one's own desk. */
export function DoNow({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('lesson')
  return <section className="do-now"><h3 className="block-title"><Icon name="edit" />{t('doNowTitle')}</h3>{children}</section>
}
