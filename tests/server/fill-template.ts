// node --import tsx tests/server/fill-template.ts content | demo [scenario]
// Fills the database of EMBEDDED_DATABASE_URL as npm start would.
import { closeDb } from '../../app/server/db.server'

const [kind, scenario] = process.argv.slice(2)
if (kind === 'content') {
  const { loadContent } = await import('../../app/server/content/load-content.server')
  const report = await loadContent({ actorName: 'tests' })
  if (!report.ok) throw new Error(report.reason.join('\n'))
} else {
  const { makeDemo } = await import('../../app/server/demo/make-demo.server')
  await makeDemo({ scenario })
}
await closeDb()
