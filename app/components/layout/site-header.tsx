import { useTranslation } from 'react-i18next'
import { Brand } from '~/components/ui/brand'
import { classNames } from '~/components/ui/class-names'
import { Icon } from '~/components/ui/icon'
import { paths } from '~/paths'
import type { Person, Section } from './sections'

export interface SiteHeaderProps {
  readonly person: Person | null
  readonly sections: readonly Section[]
  readonly pathname: string
  readonly language: string
}

/** Beyond this number the links stand closer, so that one line holds them. */
const MANY = 4

/** Whether a page is at an address or below it; a part that begins with a colon stands for any. */
function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/'
  const there = pathname.split('/')
  return href.split('/').every((part, index) => part === there[index] || (part.startsWith(':') && there[index]))
}

function currentOf(sections: readonly Section[], pathname: string): string | undefined {
  return sections.filter((section) => isCurrent(section.href, pathname) || section.also?.some((href) => isCurrent(href, pathname))).sort((a, b) => b.href.length - a.href.length)[0]?.key
}

/** Beyond this the line under the name goes, and narrow windows get the folded menu. */
const CROWDED = 4

/** Beyond this the sections have a row of their own. */
const PACKED = 6

/** The role that says most about why the person is here; the account page lists all. */
function leadingRole(roles: readonly string[]): string {
  return ['operator', 'hr', 'head', 'trainer'].find((role) => roles.includes(role)) ?? 'officer'
}

/** Whether the person makes files that take their time: HR and heads. Others reach the page by its address. */
const hasFiles = ({ roles }: Person) => roles.includes('hr') || roles.includes('head')

/** The person at the right: account, language, sign-out. A details element, so it opens without script. */
function PersonMenu({ person }: { readonly person: Person }) {
  const { t } = useTranslation('common')
  return (
    <details className="me-menu" data-menu="">
      <summary className="me"><span>{person.name}<small>{t(`role_${leadingRole(person.roles)}`)}</small></span><Icon name="chevron" /></summary>
      <div className="me-panel">
        {hasFiles(person) ? <a href={paths.files()}>{t('files')}</a> : null}
        <a href={paths.account()}>{t('account')}</a>
        <form method="post" action={paths.logout()}><button className="btn quiet" type="submit">{t('signOut')}</button></form>
      </div>
    </details>
  )
}

/** Beyond this the number would tell nothing more. */
const MOST_SHOWN = 99

/** The way to the notifications, with how many are not read. */
function Bell({ unread, current }: { readonly unread: number; readonly current: boolean }) {
  const { t } = useTranslation('common')
  const label = unread === 0 ? t('notifications') : t('notificationsUnread', { count: unread })
  return (
    <a className="bell" href={paths.notifications()} aria-label={label} aria-current={current ? 'page' : undefined}>
      <Icon name="bell" />{unread > 0 ? <span className="bell-count num" aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span> : null}
    </a>
  )
}

/** Accent line, mark and name, sections, person. On phones the sections fold into a menu. */
export function SiteHeader({ person, sections, pathname }: SiteHeaderProps) {
  const { t } = useTranslation('common')
  const current = currentOf(sections, pathname)
  const links = sections.map((section) => <a key={section.key} href={section.href} aria-current={section.key === current ? 'page' : undefined}>{t(`section_${section.key}`)}</a>)
  return (
    <header className={classNames('top', sections.length > CROWDED && 'crowded', sections.length > PACKED && 'packed')}>
      <div className="wrap">
        <Brand name={t('productName')} line={t('productLine')} href={paths.home()} />
        <nav className={sections.length > MANY ? 'nav many' : 'nav'} aria-label={t('mainNavigation')}>{links}</nav>
        {person ? <Bell unread={person.unread} current={pathname.startsWith(paths.notifications())} /> : null}
        {person ? <PersonMenu person={person} /> : <a className="btn secondary small end" href={paths.login()}>{t('signIn')}</a>}
        {person ? (
          <details className="phone-menu" data-menu="">
            <summary className="btn quiet menu"><Icon name="menu" />{t('menu')}</summary>
            <div className="phone-panel">
              <p className="meta">{person.name}</p>
              <nav aria-label={t('mainNavigation')}>{links}</nav>
              {hasFiles(person) ? <a href={paths.files()}>{t('files')}</a> : null}
              <a href={paths.account()}>{t('account')}</a>
              <form method="post" action={paths.logout()}><button className="btn secondary wide" type="submit">{t('signOut')}</button></form>
            </div>
          </details>
        ) : null}
      </div>
    </header>
  )
}
