-- Standards and framework in the browser: drafts, who published a version and by which legal basis, versions of the wording.

-- CreateTable
CREATE TABLE "standard_draft" (
    "position_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "standard_draft_pkey" PRIMARY KEY ("position_id")
);

-- CreateTable
CREATE TABLE "standard_publication" (
    "standard_id" UUID NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "standard_publication_pkey" PRIMARY KEY ("standard_id")
);

-- CreateTable
CREATE TABLE "framework_version" (
    "number" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "framework_version_pkey" PRIMARY KEY ("number")
);

-- AddForeignKey
ALTER TABLE "standard_draft" ADD CONSTRAINT "standard_draft_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_publication" ADD CONSTRAINT "standard_publication_standard_id_fkey" FOREIGN KEY ("standard_id") REFERENCES "position_standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express
ALTER TABLE standard_draft ADD CONSTRAINT standard_draft_revision CHECK (revision > 0),
  ADD CONSTRAINT standard_draft_object CHECK (jsonb_typeof(content) = 'object' AND jsonb_typeof(content -> 'requirements') = 'array');
ALTER TABLE standard_publication ADD CONSTRAINT standard_publication_words CHECK (btrim(legal_basis) <> '' AND btrim(published_by) <> '');
ALTER TABLE framework_version ADD CONSTRAINT framework_version_number CHECK (number > 0),
  ADD CONSTRAINT framework_version_list CHECK (jsonb_typeof(content) = 'array'),
  ADD CONSTRAINT framework_version_words CHECK (btrim(decision) <> '' AND btrim(published_by) <> '');

CREATE TRIGGER standard_publication_frozen BEFORE UPDATE ON standard_publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standard_publication_no_delete BEFORE DELETE ON standard_publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standard_publication_no_truncate BEFORE TRUNCATE ON standard_publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER framework_version_frozen BEFORE UPDATE ON framework_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER framework_version_no_delete BEFORE DELETE ON framework_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER framework_version_no_truncate BEFORE TRUNCATE ON framework_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
