import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** `calm`: nothing there. `error`: something failed. */
  readonly tone?: 'calm' | 'error'
  readonly title: string
  /** What will appear here; or what failed, that data is safe, and the incident code. */
  readonly children?: ReactNode
  /** One step to take. */
  readonly action?: ReactNode
  readonly level?: 1 | 2 | 3
}

/** What stands where nothing is, or where something failed. */
export function EmptyState({ tone = 'calm', title, children, action, level = 3 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={tone === 'error' ? 'empty error' : 'empty'}>
      <svg className="ic" viewBox="0 0 64 64" aria-hidden="true">
        <rect x="6" y="6" width="52" height="52" rx="4" />
        {tone === 'error' ? <path d="M32 18v18M32 44v.5" /> : <><circle cx="32" cy="32" r="20" /><path d="m23 33 7 7 13-15" /></>}
      </svg>
      <Heading>{title}</Heading>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  )
}
