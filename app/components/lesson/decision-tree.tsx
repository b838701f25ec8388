import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Ask } from './ask'
import { elementsOf } from './element-children'
import { headingId } from './heading-id'

export interface DecisionTreeProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Yes/no questions. As text: all of them, each answer leading on by a link. With script: one at a time (data-decision). */
export function DecisionTree({ title, children }: DecisionTreeProps) {
  const { t } = useTranslation('lesson')
  const asks = elementsOf(children, Ask).map((ask) => ask.props)
  const anchor = (id: string) => `${headingId(title)}-${id}`
  const numberOf = (id: string) => asks.findIndex((ask) => ask.id === id) + 1
  const answer = (word: string, result: string | undefined, go: string | undefined) => (
    <li data-answer={go === undefined ? '' : anchor(go)}>
      <span className="answer-word">{word}</span>
      {go === undefined ? <span className="answer-to answer-result">{result}</span> : <span className="answer-to"><a href={`#${anchor(go)}`}>{t('askGo', { number: numberOf(go) })}</a></span>}
    </li>
  )
  return (
    <section className="decision" data-decision="" data-restart={t('askRestart')}>
      <h3 className="block-title">{title}</h3>
      <ol className="asks" aria-live="polite">
        {asks.map((ask, index) => (
          <li key={ask.id} className="ask" id={anchor(ask.id)} tabIndex={-1}>
            <p className="ask-text"><span className="no num">{index + 1}</span><span>{ask.question}</span></p>
            <ul className="answers-list">{answer(t('yes'), ask.yes, ask.yesGo)}{answer(t('no'), ask.no, ask.noGo)}</ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
