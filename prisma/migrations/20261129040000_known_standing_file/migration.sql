-- The comparison of two times as a file in the background, and its totals for the page that it was asked on.
-- AlterTable
ALTER TABLE "export_file" ADD COLUMN     "summary" JSONB;

ALTER TABLE export_file DROP CONSTRAINT export_file_kind,
  ADD CONSTRAINT export_file_kind CHECK (kind IN ('officers', 'training_results', 'commune_quality', 'eligible_learners', 'known_standing')),
  DROP CONSTRAINT export_file_format,
  ADD CONSTRAINT export_file_format CHECK (format IN ('xlsx', 'csv', 'pdf') AND (kind NOT IN ('officers', 'known_standing') OR format <> 'pdf')),
  ADD CONSTRAINT export_file_summary CHECK ((kind = 'known_standing' AND state = 'done') = (summary IS NOT NULL));
