/**
 * Sets which absences leave the figures, on every day, and the tiết of new requirements of yearly hours, which changes no
 * standing. The standing of the positions that absent people have held is computed anew in the background; the rule and the
 * requests are seen together. The same rule again changes nothing. Who is being judged by the old rule is waited for: his absence
 * or his post is not seen before it is committed.
 */
import type { Actor } from '~/domain/access/role'
import { isSameRule, type StandingSettings } from '~/domain/compliance/counting-rule-form'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { changeMeasure } from './change-measure.server'
import { getCountingRule } from './get-counting-rule.server'
import { getYearlyHours } from './get-yearly-hours.server'
import { queriesOf } from './load-person-facts.server'
import { scheduleStandingRewrite } from './schedule-standing-rewrite.server'

export async function setCountingRule({ by, rule, yearlyHours, now }: StandingSettings & { by: Actor; now: Date }): Promise<Result<{ changed: boolean }, 'role' | 'busy'>> {
  if (!(await getTopRight(by, 'setCountingRule', dayOfInstant(now))).ok) return err('role')
  const done = await changeMeasure(async (tx) => {
    await tx.$queryRaw`SELECT id FROM counting_rule FOR UPDATE`
    const before = await getCountingRule(queriesOf(tx))
    const hoursBefore = await getYearlyHours(tx)
    const isSame = isSameRule(before, rule)
    if (isSame && hoursBefore === yearlyHours) return ok({ changed: false })
    await tx.countingRule.update({ where: { id: 1 }, data: { ...rule, yearlyHours } })
    const held = isSame ? [] : await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT p.position_id AS id FROM posting p WHERE p.superseded_at IS NULL AND p.kind = 'main' AND EXISTS (SELECT 1 FROM absence a WHERE a.officer_id = p.officer_id AND a.superseded_at IS NULL) ORDER BY 1`
    for (const { id } of held) await scheduleStandingRewrite(tx, { positionId: id, requestedById: by.userId, now })
    const event = { at: now, actor: { userId: by.userId, name: by.username }, subjectType: 'counting_rule', subjectId: null }
    // Two events: that of the rule is a reason why signed figures differ (find-later-facts), that of the hours never is.
    if (!isSame) await recordEvent(tx, { ...event, action: 'counting_rule.set', detail: { before, after: rule, positions: held.length } })
    if (hoursBefore !== yearlyHours) await recordEvent(tx, { ...event, action: 'yearly_hours.set', detail: { before: hoursBefore, after: yearlyHours } })
    return ok({ changed: true })
  })
  return done === 'busy' ? err('busy') : done
}
