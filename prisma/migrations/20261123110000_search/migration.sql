-- The search over courses, lessons and glossary (docs/decisions/014), and the learning paths of positions.

-- CreateTable
CREATE TABLE "search_passage" (
    "id" UUID NOT NULL,
    "course_version_id" UUID,
    "lesson_id" UUID,
    "term_code" TEXT,
    "ordinal" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "marked" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_course" (
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "certificate_code" TEXT NOT NULL,
    "periods" INTEGER NOT NULL,

    CONSTRAINT "planned_course_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "learning_path" (
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "positions" TEXT[],
    "steps" JSONB NOT NULL,
    "afterwards" TEXT NOT NULL,

    CONSTRAINT "learning_path_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "search_passage_words_idx" ON "search_passage" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_passage_course_version_id_idx" ON "search_passage"("course_version_id");

-- AddForeignKey
ALTER TABLE "search_passage" ADD CONSTRAINT "search_passage_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_passage" ADD CONSTRAINT "search_passage_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
ALTER TABLE search_passage ADD CONSTRAINT search_passage_owner CHECK ((course_version_id IS NULL) <> (term_code IS NULL) AND (lesson_id IS NULL OR course_version_id IS NOT NULL));
ALTER TABLE planned_course ADD CONSTRAINT planned_course_periods CHECK (periods > 0);
