import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { FilterChoice } from '~/components/ui/filter-choice'
import { paths } from '~/paths'

const COMMON = ['id', 'type', 'objective', 'level', 'must_be_right', 'points', 'purpose', 'legal', 'procedures', 'stem', 'hint'] as const
const TEXT = ['helpBold', 'helpList', 'helpTable', 'helpPicture', 'helpTerm'] as const

/** How a question is written, and (for a new one) an example of each kind to begin with. */
export function EditorHelp({ code, kinds, kind, isNew }: { readonly code: string; readonly kinds: readonly string[]; readonly kind: string; readonly isNew: boolean }) {
  const { t } = useTranslation(['bank', 'trainer'])
  return (
    <div className="stack mb-5">
      {isNew ? (
        <form action={paths.trainerQuestionNew(code)} className="row items-end">
          <FilterChoice id="kind" name="kind" label={t('beginWith')} value={kind} options={kinds.map((value) => ({ value, text: t([`trainer:kind_${value}`, 'trainer:kindUnknown'], { kind: value }) }))} />
          <Button variant="secondary" size="small">{t('takeExample')}</Button>
        </form>
      ) : null}
      <details>
        <summary>{t('helpTitle')}</summary>
        <div className="mt-3 max-w-prose">
          <p>{t('helpLead')}</p>
          <ul>{COMMON.map((name) => <li key={name}><code>{name}</code>: {t(`help_${name}`)}</li>)}</ul>
          <p>{t('helpText')}</p>
          <ul>{TEXT.map((name) => <li key={name}>{t(name)}</li>)}</ul>
          <p>{t('helpKinds')}</p>
        </div>
      </details>
    </div>
  )
}
