/** Number, schooling, training and age of those who hold each commune post of some units on a day: counted in the database. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import type { PostQuality } from '~/domain/report/commune-quality'
import { educations } from '~/domain/standard/education'
import { db } from '~/server/db.server'
import { notRevoked, peopleOfUnits } from './people-of-units.server'

const rank = (education: (typeof educations)[number]) => educations.indexOf(education) + 1
const schooled = (education: (typeof educations)[number]) => Prisma.sql`(count(*) FILTER (WHERE schooling = ${rank(education)}::int))::int`
const aged = (from: number, to: number) => Prisma.sql`(count(*) FILTER (WHERE age BETWEEN ${from}::int AND ${to}::int))::int`
const proven = (code: string) => Prisma.sql`COALESCE(bool_or(t.code = ${code}), false)`
const OLDEST = 200

export async function findPostQualities({ units, asOf }: { readonly units: readonly string[]; readonly asOf: Day }): Promise<PostQuality[]> {
  return db().$queryRaw<PostQuality[]>(Prisma.sql`
    WITH people AS (
      SELECT m.officer_id, x.code, x.name, o.sex, extract(year FROM age(${asOf}::date, o.birth_date))::int AS age FROM (${peopleOfUnits(units, asOf)}) m
      JOIN position x ON x.id = m.position_id AND x.level = 'xa' JOIN officer o ON o.id = m.officer_id),
    proofs AS (
      SELECT e.officer_id, max(array_position(${[...educations]}::text[], e.education)) AS schooling,
        ${proven('LLCT')} AS politics, ${proven('QLNN')} AS management, ${proven('CC-CNTT')} AS computing
      FROM people m JOIN evidence e ON e.officer_id = m.officer_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id
      WHERE e.kind IN ('certificate', 'education') AND e.superseded_at IS NULL AND ${notRevoked(asOf)} AND e.valid_from <= ${asOf}::date AND (e.valid_to IS NULL OR e.valid_to > ${asOf}::date) GROUP BY e.officer_id),
    retiring AS (SELECT DISTINCT a.officer_id FROM absence a WHERE a.kind = 'retirement' AND a.superseded_at IS NULL AND a.valid_from <= ${asOf}::date AND (a.valid_to IS NULL OR a.valid_to > ${asOf}::date))
    SELECT m.code, m.name AS position, count(*)::int AS people, (count(*) FILTER (WHERE sex = 'female'))::int AS women,
      ${schooled('sau_dai_hoc')} AS sau_dai_hoc, ${schooled('dai_hoc')} AS dai_hoc, ${schooled('cao_dang')} AS cao_dang, ${schooled('trung_cap')} AS trung_cap, ${schooled('trung_hoc')} AS trung_hoc,
      (count(*) FILTER (WHERE schooling IS NULL))::int AS no_education,
      (count(*) FILTER (WHERE politics))::int AS politics, (count(*) FILTER (WHERE management))::int AS management, (count(*) FILTER (WHERE computing))::int AS computing,
      ${aged(0, 30)} AS to_30, ${aged(31, 40)} AS to_40, ${aged(41, 50)} AS to_50, ${aged(51, 60)} AS to_60, ${aged(61, OLDEST)} AS over_60, (count(*) FILTER (WHERE age IS NULL))::int AS no_age,
      count(r.officer_id)::int AS retiring
    FROM people m LEFT JOIN proofs USING (officer_id) LEFT JOIN retiring r USING (officer_id) GROUP BY m.code, m.name`)
}
