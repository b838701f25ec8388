-- The trainers' workspace of a bank: pictures that came with imported questions, and the files' questions taken out.

-- CreateTable
CREATE TABLE "course_asset" (
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_asset_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "withdrawn_question" (
    "course_version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "withdrawn_question_pkey" PRIMARY KEY ("course_version_id","code")
);

-- AddForeignKey
ALTER TABLE "withdrawn_question" ADD CONSTRAINT "withdrawn_question_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
ALTER TABLE course_asset ADD CONSTRAINT course_asset_hash CHECK (hash ~ '^[0-9a-f]{64}$');
CREATE TRIGGER course_asset_frozen BEFORE UPDATE OR DELETE ON course_asset FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER withdrawn_question_frozen BEFORE UPDATE OR DELETE ON withdrawn_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
