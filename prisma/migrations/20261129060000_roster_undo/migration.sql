-- The reach an import is planned with, rows that are passed over, and the remembered width of codes.
-- AlterTable
ALTER TABLE "roster_import" ADD COLUMN     "scope" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "roster_mapping" ADD COLUMN     "code_width" INTEGER NOT NULL DEFAULT 0;

-- What stands planned was planned with every right over people that its uploader ever had.
UPDATE roster_import i SET scope = ARRAY(SELECT DISTINCT r.unit_id FROM role_assignment r WHERE r.user_id = i.user_id AND r.role = 'hr' AND r.unit_id IS NOT NULL);
ALTER TABLE roster_mapping ADD CONSTRAINT roster_mapping_code_width CHECK (code_width BETWEEN 0 AND 20);
ALTER TABLE roster_row DROP CONSTRAINT roster_row_kind,
  ADD CONSTRAINT roster_row_kind CHECK (kind IN ('created', 'changed', 'unchanged', 'asked', 'refused', 'skipped', 'missing'));
