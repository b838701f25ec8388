import { useTranslation } from 'react-i18next'
import { Icon } from '~/components/ui/icon'

export interface SourceFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Lines of a text with what is wrong in them, each with the line around it: works without script. */
export function SourceFaults({ text, faults, warnings }: { readonly text: string; readonly faults: readonly SourceFault[]; readonly warnings: readonly SourceFault[] }) {
  const { t } = useTranslation('bank')
  const lines = text.split('\n')
  const found = [...faults.map((one) => ({ ...one, look: 'error' as const })), ...warnings.map((one) => ({ ...one, look: 'warning' as const }))]
  const numbers = [...new Set(found.map(({ line }) => line))].sort((a, b) => a - b)
  return (
    <div className="source-lines">
      {numbers.map((number) => {
        const here = found.filter(({ line }) => line === number)
        const look = here.some((one) => one.look === 'error') ? 'error' : 'warning'
        return (
          <div key={number}>
            <div className={`source-line ${look}`}><span className="no"><Icon name={look === 'error' ? 'close' : 'clock'} />{number}</span><code>{lines[number - 1] ?? ''}</code></div>
            {here.map((one) => <p className={one.look === 'error' ? 'line-problem' : 'line-problem remark'} key={`${one.column} ${one.message}`}><b>{t('place', { line: one.line, column: one.column })}</b> {one.message}</p>)}
          </div>
        )
      })}
    </div>
  )
}
