-- The training plan of a large unit as a file in the background.
ALTER TABLE export_file DROP CONSTRAINT export_file_kind,
  ADD CONSTRAINT export_file_kind CHECK (kind IN ('officers', 'training_results', 'commune_quality', 'eligible_learners', 'known_standing', 'training_plan')),
  DROP CONSTRAINT export_file_format,
  ADD CONSTRAINT export_file_format CHECK (format IN ('xlsx', 'csv', 'pdf') AND (kind NOT IN ('officers', 'known_standing', 'training_plan') OR format <> 'pdf'));
