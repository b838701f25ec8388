import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { TextArea } from '~/components/ui/text-area'
import { paths } from '~/paths'

export interface MemberFormProps {
  readonly sessionId: string
  readonly codes: string
  readonly fault: string | undefined
  readonly added: { readonly added: number; readonly already: number; readonly unknown: readonly string[] } | null
}

/** Adds people by pasted staff codes and says what became of each code. */
export function MemberForm({ sessionId, codes, fault, added }: MemberFormProps) {
  const { t } = useTranslation('sitting')
  return (
    <Card title={t('addTitle')}>
      {added ? <div role="status"><p>{t('done_added', { count: added.added })} {added.already > 0 ? t('alreadyListed', { count: added.already }) : ''}</p></div> : null}
      <form method="post" action={paths.sitting(sessionId)} noValidate>
        <TextArea
          id="codes" name="codes" label={t('codes')} hint={t('codesHint')} rows={6} defaultValue={codes} spellCheck={false}
          {...(fault !== undefined ? { error: t(fault) } : added && added.unknown.length > 0 ? { error: t('unknownCodes', { codes: added.unknown.join(', ') }) } : {})}
        />
        <Button name="act" value="add">{t('add')}</Button>
      </form>
    </Card>
  )
}
