-- Standing at the ends of quarters, a row a person and post: the trend of any choice of people is one pass over it, and needs
-- neither spans nor kept figures. Bit i (from the left, 0 = 31/3/2000) stands for one end of a quarter.

CREATE TABLE "standing_quarter" (
    "officer_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "held" BIT(256) NOT NULL,
    "met" BIT(256) NOT NULL,

    CONSTRAINT "standing_quarter_pkey" PRIMARY KEY ("officer_id","unit_id","position_id")
);

ALTER TABLE "standing_quarter" ADD CONSTRAINT "standing_quarter_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standing_quarter" ADD CONSTRAINT "standing_quarter_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standing_quarter" ADD CONSTRAINT "standing_quarter_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE standing_quarter ADD CONSTRAINT standing_quarter_held CHECK (held <> repeat('0', 256)::bit(256)),
  ADD CONSTRAINT standing_quarter_met CHECK ((met | held) = held);
-- All that is counted stands in the index, by unit: the table is not read.
CREATE INDEX standing_quarter_unit ON standing_quarter (unit_id, position_id, officer_id, held, met);

-- The same statement as server/standing/replace-quarters, for everybody.
INSERT INTO standing_quarter (officer_id, unit_id, position_id, held, met)
SELECT officer_id, unit_id, position_id, bit_or(days), bit_or(CASE WHEN meets THEN days ELSE repeat('0', 256)::bit(256) END)
FROM (
  SELECT officer_id, unit_id, position_id, meets, (repeat('0', first) || repeat('1', until - first) || repeat('0', 256 - until))::bit(256) AS days
  FROM (
    SELECT officer_id, unit_id, position_id, meets,
      least(256, greatest(0, (extract(year FROM valid_from)::int - 2000) * 4 + (extract(month FROM valid_from)::int - 1) / 3)) AS first,
      CASE WHEN valid_to IS NULL THEN 256 ELSE least(256, greatest(0, (extract(year FROM valid_to)::int - 2000) * 4 + (extract(month FROM valid_to)::int - 1) / 3)) END AS until
    FROM standing_span
  ) quarters
  WHERE until > first
) masks
GROUP BY 1, 2, 3;

-- Counts of some people need to know who they are: with the officer in the index the table is not read.
DROP INDEX standing_gap_until;
CREATE INDEX standing_gap_until ON standing_gap (valid_to, valid_from, unit_id, position_id, standard_id, leaves, officer_id);

-- Counted by nobody any more: standing_span_post holds all that they did.
DROP INDEX standing_span_as_of;
DROP INDEX standing_span_until;

-- Days beside the one asked about are no longer kept.
DELETE FROM unit_day;
ALTER TABLE unit_day DROP CONSTRAINT unit_day_pkey;
ALTER TABLE unit_day DROP COLUMN whole;
ALTER TABLE unit_day ADD CONSTRAINT unit_day_pkey PRIMARY KEY (day, unit_id);
