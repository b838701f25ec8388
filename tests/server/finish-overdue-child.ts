/** Ends overdue attempts, as the background job does, until it is killed or done. In: the instant. Says when it begins. */
import { closeDb } from '../../app/server/db.server'
import { finishOverdueAttempts } from '../../app/server/attempt/finish-overdue-attempts.server'

process.stdout.write('begins\n')
process.stdout.write(`ended ${await finishOverdueAttempts(new Date(process.argv[2] ?? ''))}\n`)
await closeDb()
