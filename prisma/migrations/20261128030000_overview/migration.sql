-- What is missing, run by run (projection beside standing_span), and filters that people keep under a name.

CREATE TABLE "standing_gap" (
    "officer_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "standard_id" UUID,
    "leaves" INTEGER[],

    CONSTRAINT "standing_gap_pkey" PRIMARY KEY ("officer_id","valid_from")
);

CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "standing_gap" ADD CONSTRAINT "standing_gap_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standing_gap" ADD CONSTRAINT "standing_gap_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standing_gap" ADD CONSTRAINT "standing_gap_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE standing_gap ADD CONSTRAINT standing_gap_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT standing_gap_leaves CHECK (leaves IS NOT NULL);
ALTER TABLE saved_filter ADD CONSTRAINT saved_filter_name CHECK (length(name) BETWEEN 1 AND 80 AND name IS NFC NORMALIZED),
  ADD CONSTRAINT saved_filter_query CHECK (length(query) <= 2000);

-- Open and ended runs are read apart, each half by one range. What a count needs stands in the index, so the table is not read.
CREATE INDEX standing_gap_until ON standing_gap (valid_to, valid_from, unit_id, position_id, standard_id, leaves);
CREATE INDEX standing_gap_unit ON standing_gap (unit_id, valid_from);
CREATE UNIQUE INDEX saved_filter_once ON saved_filter (user_id, name);

-- A span of the day with its post, inside the index.
CREATE INDEX standing_span_post ON standing_span (valid_to, valid_from, unit_id, position_id, meets, officer_id);

-- Figures of one unit on one day, kept once worked out, with the snapshot of transactions they were worked out in, and
-- which transaction changed the standing of somebody in which unit. Kept figures hold while every change of their unit
-- was visible to that snapshot: no lock is shared by writers, and nobody is shown figures that a commit has overtaken.
CREATE TABLE "unit_day" (
    "day" DATE NOT NULL,
    "unit_id" UUID NOT NULL,
    "seen" pg_snapshot NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "people" INTEGER NOT NULL,
    "met" INTEGER NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "expiring" INTEGER NOT NULL,
    "post_ids" UUID[],
    "post_people" INTEGER[],
    "post_met" INTEGER[],
    "first_standards" UUID[],
    "first_codes" INTEGER[],
    "first_people" INTEGER[],
    "lack_subjects" TEXT[],
    "lack_people" INTEGER[],

    CONSTRAINT "unit_day_pkey" PRIMARY KEY ("day","whole","unit_id")
);

CREATE TABLE "unit_touch" (
    "unit_id" UUID NOT NULL,
    "xid" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_touch_pkey" PRIMARY KEY ("unit_id","xid")
);

CREATE INDEX unit_touch_at ON unit_touch (at);
CREATE INDEX unit_day_kept_at ON unit_day (kept_at);
ALTER TABLE unit_day ADD CONSTRAINT unit_day_counts CHECK (met >= 0 AND met <= people AND expiring >= 0 AND expiring <= met);
