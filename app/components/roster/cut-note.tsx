import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** "50 trên 1.234", where a list shows only the first of many; nothing where it shows all. */
export function CutNote({ shown, total }: { readonly shown: number; readonly total: number }) {
  const { t } = useTranslation('roster')
  return shown < total ? <p className="hint">{t('listCut', { shown: formatNumber(shown), total: formatNumber(total) })}</p> : null
}
