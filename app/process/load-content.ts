/** npm run content:load: brings the database (DATABASE_URL, or the embedded one) to what content/ says. */
import { closeDb } from '~/server/db.server'
import { loadContent } from '~/server/content/load-content.server'

const report = await loadContent({ actorName: 'npm run content:load' })
if (report.ok) for (const line of report.value.length > 0 ? report.value : ['Nội dung không đổi.']) console.log(line)
else for (const line of report.reason) console.error(line)
process.exitCode = report.ok ? 0 : 1
await closeDb()
