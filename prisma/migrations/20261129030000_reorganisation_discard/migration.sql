-- A plan that is not carried out can be discarded: who and when is kept, its file and its preview are not.
-- AlterTable
ALTER TABLE "reorganisation" ADD COLUMN     "discarded_at" TIMESTAMPTZ(3),
ADD COLUMN     "discarded_name" TEXT;

ALTER TABLE reorganisation DROP CONSTRAINT reorganisation_state, ADD CONSTRAINT reorganisation_state CHECK (state IN ('planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed', 'discarded')),
  ADD CONSTRAINT reorganisation_discarded CHECK ((state = 'discarded') = (discarded_at IS NOT NULL) AND (discarded_at IS NULL OR (discarded_name IS NOT NULL AND applied_at IS NULL AND octet_length(bytes) = 0 AND mapping IS NULL AND plan IS NULL)));
