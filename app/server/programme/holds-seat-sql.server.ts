/** Whether member `m` of the programme holds a seat in his or her cohort: the last stage that stands is not that of a drop-out. */
import { Prisma } from '@prisma/client'

export const holdsSeatSql = Prisma.sql`(SELECT s.stage FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL ORDER BY s.number DESC LIMIT 1) <> 'dropped'`
