import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { paths } from '~/paths'

/** "Ôn tập hôm nay": nothing at all where there is nothing to go over and nothing was. */
export function ReviewCard({ questions, doneToday }: { readonly questions: number; readonly doneToday: number }) {
  const { t } = useTranslation('practice')
  if (questions === 0 && doneToday === 0) return null
  return (
    <Card title={t('homeTitle')}>
      {questions === 0 ? <p>{t('homeDone', { count: doneToday })}</p> : (
        <form method="post" action={paths.review()}>
          <p>{t('homeText', { count: questions, minutes: questions })}</p>
          <Button variant="secondary">{t('homeStart')}</Button>
        </form>
      )}
    </Card>
  )
}
