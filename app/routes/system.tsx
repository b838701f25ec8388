import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { byteText } from '~/components/admin/byte-text'
import { OutboxCard } from '~/components/admin/outbox-card'
import { QueueTable } from '~/components/admin/queue-table'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { PageHead } from '~/components/ui/page-head'
import { StatusText } from '~/components/ui/status-text'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { loadSystem } from '~/server/system/load-system.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

const instant = (at: Date | null) => (at ? formatInstant(at) : null)

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewSystem')
  const found = await loadSystem(by)
  if (!found.ok) throw refuse(403)
  const { migrations, queue, content, outbox, ...system } = found.value
  const { t } = i18nFor(languageOf(args.request))
  return {
    ...system,
    title: t('common:titleSuffix', { title: t('admin:systemTitle') }),
    at: formatInstant(now()),
    migrations: { ...migrations, lastAt: instant(migrations.lastAt) },
    queue: queue?.map(({ lastAt, ...job }) => ({ ...job, last: instant(lastAt) })) ?? null,
    outbox: { ...outbox, lastSentAt: instant(outbox.lastSentAt), oldestWaitingAt: instant(outbox.oldestWaitingAt) },
    content: { ...content, lastLoadedAt: instant(content.lastLoadedAt), courses: content.courses.map(({ publishedAt, ...course }) => ({ ...course, publishedAt: formatInstant(publishedAt) })) },
  }
}

export default function System() {
  const { at, versions, uptimeSeconds, memoryBytes, database, migrations, queue, disks, content, outbox, settings } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['admin', 'common', 'notification'])
  const uptime = { days: Math.floor(uptimeSeconds / 86_400), hours: Math.floor((uptimeSeconds % 86_400) / 3600), minutes: Math.floor((uptimeSeconds % 3600) / 60) }
  return (
    <>
      <PageHead title={t('systemTitle')} line={t('asOf', { at })} />
      <div className="stack">
        <div className="duo">
          <Card title={t('program')}>
            <DefinitionList look="spread" rows={[
              { term: t('appVersion'), value: versions.app || '—' },
              { term: 'Node.js', value: versions.node },
              { term: 'PostgreSQL', value: versions.postgres },
              { term: t('uptime'), value: t('uptimeText', uptime) },
              { term: t('memory'), value: byteText(memoryBytes) },
            ]} />
            <p className="hint mt-3">{t('oneProcess')}</p>
          </Card>
          <Card title={t('database')}>
            <DefinitionList look="spread" rows={[
              { term: t('databaseName'), value: database.name },
              { term: t('size'), value: byteText(database.bytes) },
              { term: t('connections'), value: t('connectionsText', database) },
              { term: t('migrations'), value: t('migrationsText', { count: migrations.applied, last: migrations.last ?? '—' }) },
            ]} />
          </Card>
        </div>
        <Card title={t('disk')}>
          <DefinitionList look="spread" rows={disks.map((disk) => ({
            term: t(`disk_${disk.place}`),
            value: <StatusText state={disk.freeBytes / disk.totalBytes < 0.1 ? 'expiring' : 'met'}>{t('diskText', { free: byteText(disk.freeBytes), total: byteText(disk.totalBytes) })}</StatusText>,
          }))} />
        </Card>
        <Card flush>
          <h2 className="px-4 pt-4">{t('queue')}</h2>
          {queue ? <QueueTable rows={queue} /> : <p className="p-4">{t('noQueue')}</p>}
        </Card>
        <OutboxCard outbox={outbox} />
        <Card title={t('content')}>
          <DefinitionList look="spread" rows={[
            { term: t('contentFiles'), value: formatNumber(content.files) },
            { term: t('contentLoadedAt'), value: content.lastLoadedAt ?? '—' },
            ...content.courses.map((course) => ({ term: t('courseVersion', { code: course.code, number: course.number }), value: <><code>{course.hash.slice(0, 12)}</code> · {t(`review_${course.reviewState}`)} · {course.publishedAt}</> })),
          ]} />
        </Card>
        <Card title={t('settings')}>
          <p className="hint">{t('settingsHint')}</p>
          <DefinitionList look="spread" rows={settings.map(({ name, value }) => ({ term: name, value: value === '' ? t('unset') : value }))} />
        </Card>
      </div>
    </>
  )
}
