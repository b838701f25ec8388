-- By which rule a signed standing was hashed: 1 its rows, 2 a line of its unit, number, day and totals before them.
ALTER TABLE standing_snapshot ADD COLUMN "rule" SMALLINT NOT NULL DEFAULT 1;
ALTER TABLE standing_snapshot ALTER COLUMN "rule" DROP DEFAULT;
ALTER TABLE standing_snapshot ADD CONSTRAINT standing_snapshot_rule CHECK (rule IN (1, 2));

-- What was signed, and what differs from it, as files in the background.
ALTER TABLE export_file DROP CONSTRAINT export_file_kind,
  ADD CONSTRAINT export_file_kind CHECK (kind IN ('officers', 'training_results', 'commune_quality', 'eligible_learners', 'known_standing', 'training_plan', 'signed_rows', 'signed_differences')),
  DROP CONSTRAINT export_file_format,
  ADD CONSTRAINT export_file_format CHECK (format IN ('xlsx', 'csv', 'pdf') AND (kind NOT IN ('officers', 'known_standing', 'training_plan', 'signed_rows', 'signed_differences') OR format <> 'pdf'));
