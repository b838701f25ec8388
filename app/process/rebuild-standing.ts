/** npm run standing:rebuild: computes the whole projection anew, as after a change of counting_rule; the same facts give the same rows. */
import { closeDb } from '~/server/db.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'

const report = await rebuildStanding(({ done, total }) => console.log(`Đã tính ${done}/${total} người`))
console.log(`Xong: ${report.officers} người, ${report.spans} dòng.`)
await closeDb()
