-- Figures at ends of quarters of one question (units by end), kept like those of unit_day while no change of its units has overtaken them.

CREATE TABLE "quarter_count" (
    "question" TEXT NOT NULL,
    "seen" pg_snapshot NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "quarters" INTEGER[],
    "people" INTEGER[],
    "met" INTEGER[],

    CONSTRAINT "quarter_count_pkey" PRIMARY KEY ("question")
);

CREATE INDEX quarter_count_kept_at ON quarter_count (kept_at);
ALTER TABLE quarter_count ADD CONSTRAINT quarter_count_figures CHECK (quarters IS NOT NULL AND cardinality(people) = cardinality(quarters) AND cardinality(met) = cardinality(quarters));
