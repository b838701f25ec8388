/** Tells what is due about assignments, as the background job does, until it is killed or done. In: the instant. */
import { closeDb } from '../../app/server/db.server'
import { sendNotices } from '../../app/server/assignment/send-notices.server'

await sendNotices(new Date(process.argv[2] ?? ''))
await closeDb()
