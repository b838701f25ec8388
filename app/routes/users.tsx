import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { UserTable } from '~/components/admin/user-table'
import { ListPages } from '~/components/layout/list-pages'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { PageHead } from '~/components/ui/page-head'
import { Tags } from '~/components/ui/tags'
import { roles } from '~/domain/access/role'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { findUsers, USERS_PER_PAGE, userStates } from '~/server/user/find-users.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageUsers')
  const query = new URL(args.request.url).searchParams
  const filter = {
    search: (query.get('search') ?? '').slice(0, 100),
    role: roles.find((role) => role === query.get('role')) ?? null,
    state: userStates.find((state) => state === query.get('state')) ?? null,
  }
  const found = await findUsers({ by, ...filter, page: Math.floor(Number(query.get('page'))) || 1, today: today() })
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const rows = found.value.rows.map(({ lastSignInAt, ...row }) => ({ ...row, lastSignIn: lastSignInAt ? formatInstant(lastSignInAt) : null }))
  return { title: t('common:titleSuffix', { title: t('admin:usersTitle') }), filter, states: userStates, total: found.value.total, page: found.value.page, pageSize: USERS_PER_PAGE, rows }
}

export default function Users() {
  const { filter, states, total, page, pageSize, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['admin', 'common'])
  const values = { search: filter.search, role: filter.role, state: filter.state }
  const hrefOf = (n: number) => paths.users({ ...values, page: n === 1 ? null : n })
  const tags = [
    ...(filter.search ? [{ text: t('tagSearch', { search: filter.search }), href: paths.users({ ...values, search: null }) }] : []),
    ...(filter.role ? [{ text: t(`common:role_${filter.role}`), href: paths.users({ ...values, role: null }) }] : []),
    ...(filter.state ? [{ text: t(`state_${filter.state}`), href: paths.users({ ...values, state: null }) }] : []),
  ]
  return (
    <>
      <PageHead title={t('usersTitle')} actions={<ButtonLink size="small" icon="plus" href={paths.newUser()}>{t('newUser')}</ButtonLink>} />
      <Card flush>
        <FilterBar action={paths.users()} fields={3} submit={t('filter')}>
          <FilterText id="search" name="search" label={t('searchUsers')} value={filter.search} hint={t('searchHint')} />
          <FilterChoice id="role" name="role" label={t('roles')} value={filter.role ?? ''} options={[{ value: '', text: t('all') }, ...roles.map((role) => ({ value: role, text: t(`common:role_${role}`) }))]} />
          <FilterChoice id="state" name="state" label={t('state')} value={filter.state ?? ''} options={[{ value: '', text: t('all') }, ...states.map((state) => ({ value: state, text: t(`state_${state}`) }))]} />
        </FilterBar>
        <Tags count={t('userCount', { count: total, number: formatNumber(total) })} intro={t('filtering')} tags={tags} remove={t('removeFilter')} clear={{ text: t('clearFilters'), href: paths.users() }} />
        {rows.length > 0 ? <UserTable rows={rows} /> : <EmptyState title={t('noUsers')}>{t('noUsersHint')}</EmptyState>}
        <ListPages page={page} total={total} size={pageSize} href={hrefOf} summary={(range) => t('pageSummary', range)} />
      </Card>
    </>
  )
}
