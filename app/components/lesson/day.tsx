import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lessonDay, weekdayNumber } from './lesson-day'

export interface DayProps {
  readonly date: string
  readonly kind: 'receive' | 'count' | 'off' | 'stop' | 'due'
  /** The number counted, on receive (0), count and due. */
  readonly n?: string
  readonly children?: ReactNode
}

const WORDS = { receive: 'dayReceive', count: 'dayCounted', off: 'dayOff', stop: 'dayStop', due: 'dayDue' } as const

/** One day of the strip: weekday (worked out here), date, what it counts as. */
export function Day({ date, kind, n, children }: DayProps) {
  const { t } = useTranslation('lesson')
  const weekday = weekdayNumber(date)
  return (
    <li className={`day ${kind}`}>
      {weekday === undefined ? null : <abbr className="weekday" title={t(`weekday${weekday}`)}>{t(`weekdayShort${weekday}`)}</abbr>}
      <time className="num" dateTime={date}>{lessonDay(date, true)}</time>
      <span className="what">{children}</span>
      <span className="vh">({t(WORDS[kind], { number: n })})</span>
    </li>
  )
}
