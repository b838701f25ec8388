import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { paths } from '~/paths'

export interface PracticeChoicesProps {
  readonly code: string
  readonly lessons: readonly { readonly number: string; readonly title: string; readonly questions: number; readonly tried: number; readonly right: number }[]
  readonly counts: readonly number[]
  readonly chosen: { readonly lessons: readonly string[]; readonly count: number }
  readonly error: string | undefined
}

/** What to practise and how much of it, and how it is marked. */
export function PracticeChoices({ code, lessons, counts, chosen, error }: PracticeChoicesProps) {
  const { t } = useTranslation('practice')
  return (
    <form method="post" action={paths.practiceStart(code)} noValidate>
      <Field group id="lessons" label={t('chooseLessons')} hint={t('chooseLessonsHint')} {...(error === undefined ? {} : { error })}>
        {lessons.map((lesson) => (
          <Checkbox
            key={lesson.number} name="lesson" value={lesson.number} defaultChecked={chosen.lessons.includes(lesson.number)}
            label={t('lessonLabel', lesson)} hint={t('lessonCount', lesson)}
          />
        ))}
      </Field>
      <Field group id="count" label={t('howMany')}>
        {counts.map((count) => <Checkbox key={count} type="radio" name="count" value={count} defaultChecked={count === chosen.count} label={t(`count${count}`)} />)}
      </Field>
      <SectionHead near title={t('rulesTitle')} />
      <ul><li>{t('ruleTries')}</li><li>{t('rulePenalty')}</li><li>{t('ruleHint')}</li></ul>
      <Button size="big" wide="phone" trailing="arrow">{t('start')}</Button>
    </form>
  )
}
