import { useTranslation } from 'react-i18next'
import { classNames } from '~/components/ui/class-names'
import { StatusText } from '~/components/ui/status-text'
import type { ShownEntry } from '~/domain/attempt/shown-review'
import { RichWords } from './rich-text'

export interface EntryReviewsProps {
  readonly entries: readonly ShownEntry[]
  /** Words for what was given and what is right, where they are not plainly answers; and before what the question said. */
  readonly terms?: { readonly given: string; readonly expected: string; readonly detail?: string }
  /** How an entry is named; its label where nothing is said. */
  readonly name?: (entry: ShownEntry) => string
}

/** Things asked inside one question, after the test: what was given, whether it is right, what is right and why where told. */
export function EntryReviews({ entries, terms, name = ({ label }) => label }: EntryReviewsProps) {
  const { t } = useTranslation('question')
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <li key={entry.id} className={classNames(entry.given !== null && (entry.right ? 'right' : 'wrong'))}>
          <p className="entry-name">
            <b><RichWords text={name(entry)} /></b>
            {entry.given === null ? <StatusText state="idle">{t('entryOpen')}</StatusText> : entry.right ? <StatusText state="met">{t('markRight')}</StatusText> : <StatusText state="missing">{t('entryWrong')}</StatusText>}
          </p>
          {entry.detail === undefined ? null : <p className="entry-line">{terms?.detail} <RichWords text={entry.detail} /></p>}
          {entry.given === null ? null : <p className="entry-line">{terms?.given ?? t('entryGiven')}: <b>{entry.given}</b></p>}
          {entry.expected === null || entry.right ? null : <p className="entry-line">{terms?.expected ?? t('entryExpected')}: <b>{entry.expected}</b></p>}
          {entry.fatal ? <p className="entry-line"><StatusText state="missing" icon="warning">{t('entryFatal')}</StatusText></p> : null}
          {entry.feedback === null ? null : <p className="why"><RichWords text={entry.feedback} /></p>}
        </li>
      ))}
    </ul>
  )
}
