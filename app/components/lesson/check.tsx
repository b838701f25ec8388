import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'
import { StatusText } from '../ui/status-text'
import { elementsOf, othersThan } from './element-children'
import { useLesson } from './lesson-context'
import { Option } from './option'

export interface CheckProps {
  readonly id: string
  readonly objective?: string
  readonly children?: ReactNode
}

/**
 * A check-yourself question, not graded. Works by CSS alone: the radios are required, so the form is `:valid` once one is
 * chosen, and that shows the explanations; the reset button takes it back. `method="dialog"` outside a dialog sends nothing.
 */
export function Check({ id, children }: CheckProps) {
  const { t } = useTranslation('lesson')
  const { checkNumber, checkCount } = useLesson()
  const number = checkNumber()
  const options = elementsOf(children, Option).map((option) => option.props)
  const name = `tu-kiem-tra-${id}`
  return (
    <form className="q check" method="dialog" id={name} data-check="" data-right={t('checkRight')} data-wrong={t('checkWrong')} aria-labelledby={`${name}-hoi`}>
      <p className="meta">{checkCount === undefined ? t('checkNumber', { number }) : t('checkNumberOf', { number, total: checkCount })}</p>
      <div className="stem" id={`${name}-hoi`}>{othersThan(children, Option)}</div>
      <fieldset aria-labelledby={`${name}-hoi`}>
        <ul className="opts">
          {options.map((option, index) => {
            const kind = option.correct ? 'is-right' : 'is-wrong'
            return (
              <li key={index}>
                <input className={`dot ${kind}`} type="radio" name={name} value={index} id={`${name}-${index}`} required />
                <label className={`opt ${kind}`} htmlFor={`${name}-${index}`}>
                  <span className="opt-text"><span>{option.children}</span></span>
                  {option.correct ? <StatusMark className="mark-right" state="met" text={t('checkMarkRight')} /> : <StatusMark className="mark-chosen" state="missing" text={t('checkMarkChosen')} />}
                  <span className="why">{option.why}</span>
                </label>
              </li>
            )
          })}
        </ul>
      </fieldset>
      <div className="row after noprint"><button className="btn secondary" type="reset"><Icon name="reload" />{t('checkAgain')}</button></div>
      <p className="vh" role="status" />
    </form>
  )
}

/** A mark that CSS shows once an option is chosen. */
function StatusMark({ className, state, text }: { readonly className: string; readonly state: 'met' | 'missing'; readonly text: string }) {
  return <span className={className}><StatusText state={state}>{text}</StatusText></span>
}
