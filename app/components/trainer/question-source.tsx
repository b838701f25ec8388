import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { SourceFaults, type SourceFault } from './source-faults'

export interface QuestionSourceProps {
  readonly text: string
  readonly faults: readonly SourceFault[]
  readonly warnings: readonly SourceFault[]
  /** hash of the question as it was read; '' for a new one */
  readonly seen: string
}

/** The text of a question with what is wrong in it, and the button that checks it. Checking changes nothing. */
export function QuestionSource({ text, faults, warnings, seen }: QuestionSourceProps) {
  const { t } = useTranslation('bank')
  return (
    <form method="post" className="editor" id="question-form">
      <div className="editor-tools"><label className="px-3 py-2 font-semibold" htmlFor="question-text">{t('sourceLabel')}</label></div>
      {faults.length + warnings.length > 0 ? <SourceFaults text={text} faults={faults} warnings={warnings} /> : null}
      <div className="source-box" data-source="">
        <textarea className="source" id="question-text" name="text" defaultValue={text} spellCheck={false} rows={Math.min(40, Math.max(20, text.split('\n').length + 2))} aria-describedby="source-hint" aria-invalid={faults.length > 0 || undefined} />
      </div>
      <input type="hidden" name="seen" value={seen} />
      <div className="problems"><span id="source-hint">{t('sourceHint')}</span><span className="ml-auto"><Button size="small" variant="secondary" icon="check" name="intent" value="check">{t('check')}</Button></span></div>
    </form>
  )
}
