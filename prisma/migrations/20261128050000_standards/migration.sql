-- CreateTable
CREATE TABLE "standard_draft" (
    "position_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "requirements" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "standard_draft_pkey" PRIMARY KEY ("position_id")
);

-- CreateTable
CREATE TABLE "standard_publication" (
    "standard_id" UUID NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "last_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "standard_publication_pkey" PRIMARY KEY ("standard_id")
);

-- AddForeignKey
ALTER TABLE "standard_draft" ADD CONSTRAINT "standard_draft_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_publication" ADD CONSTRAINT "standard_publication_standard_id_fkey" FOREIGN KEY ("standard_id") REFERENCES "position_standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express
ALTER TABLE standard_draft ADD CONSTRAINT standard_draft_revision CHECK (revision > 0),
  ADD CONSTRAINT standard_draft_list CHECK (jsonb_typeof(requirements) = 'array');
ALTER TABLE standard_publication ADD CONSTRAINT standard_publication_progress CHECK (total >= 0 AND done >= 0),
  ADD CONSTRAINT standard_publication_words CHECK (legal_basis <> '' AND published_by <> '');
CREATE INDEX standard_publication_unfinished ON standard_publication (standard_id) WHERE finished_at IS NULL;
CREATE TRIGGER standard_publication_frozen BEFORE UPDATE ON standard_publication FOR EACH ROW EXECUTE FUNCTION allow_columns('done', 'total', 'last_id', 'finished_at');
CREATE TRIGGER standard_publication_no_delete BEFORE DELETE ON standard_publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
