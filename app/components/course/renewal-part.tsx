import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import type { Renewal } from '~/domain/course/renewal'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

/** For who holds the certificate: what the shorter renewal version consists of. */
export function RenewalPart({ courseCode, renewal: { issuedOn, lessons } }: { readonly courseCode: string; readonly renewal: Renewal }) {
  const { t } = useTranslation('course')
  const day = formatDay(issuedOn)
  return (
    <>
      <SectionHead near title={t('renewalTitle')} />
      <p>{lessons.length === 0 ? t('renewalNone', { day }) : t('renewalText', { count: lessons.length, day })}</p>
      {lessons.length === 0 ? null : (
        <RowList items={lessons.map((lesson) => ({ id: lesson.number, title: `${lesson.number} ${lesson.title}`, href: paths.lesson(courseCode, lesson.number), meta: t('renewalChange', { day: formatDay(lesson.changedOn), changes: lesson.changes }) }))} />
      )}
    </>
  )
}
