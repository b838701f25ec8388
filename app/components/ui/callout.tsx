import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** info: thông tin · warning: lưu ý · tip: nên làm · rule: quy tắc · law: căn cứ pháp luật · must: câu bắt buộc */
export type CalloutKind = 'info' | 'warning' | 'tip' | 'rule' | 'law' | 'must'

const ICONS: Record<CalloutKind, IconName> = { info: 'info', warning: 'warning', tip: 'target', rule: 'rule', law: 'law', must: 'warning' }

export interface CalloutProps {
  readonly kind: CalloutKind
  readonly title: ReactNode
  /** The kind in words, for those who do not see the icon. */
  readonly kindLabel?: string
  readonly children: ReactNode
}

/** A remark set apart: bar, tint, icon and a title in words. At most two a screen. */
export function Callout({ kind, title, kindLabel, children }: CalloutProps) {
  return (
    <div className={`callout ${kind}`}>
      <p className="callout-title"><Icon name={ICONS[kind]} /><span>{kindLabel === undefined ? null : <span className="vh">{kindLabel}: </span>}{title}</span></p>
      {children}
    </div>
  )
}
