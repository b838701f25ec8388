-- Files made in the background and kept for their owner until they expire (docs/decisions/080).

-- CreateTable
CREATE TABLE "export_file" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "unit_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "format" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "scope" UUID[],
    "fault" TEXT,
    "file_name" TEXT,
    "content_type" TEXT,
    "size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "worked_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_file_part" (
    "file_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "export_file_part_pkey" PRIMARY KEY ("file_id","ordinal")
);

-- CreateIndex
CREATE INDEX "export_file_user_id_created_at_idx" ON "export_file"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "export_file_expires_at_idx" ON "export_file"("expires_at");

-- AddForeignKey
ALTER TABLE "export_file" ADD CONSTRAINT "export_file_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_file" ADD CONSTRAINT "export_file_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_file_part" ADD CONSTRAINT "export_file_part_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "export_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express.
ALTER TABLE export_file ADD CONSTRAINT export_file_kind CHECK (kind IN ('officers', 'training_results', 'commune_quality', 'eligible_learners')),
  ADD CONSTRAINT export_file_format CHECK (format IN ('xlsx', 'csv', 'pdf') AND (kind <> 'officers' OR format <> 'pdf')),
  ADD CONSTRAINT export_file_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
  ADD CONSTRAINT export_file_done CHECK ((state = 'done') = (file_name IS NOT NULL) AND (state = 'done') = (size IS NOT NULL) AND (state = 'done') = (content_type IS NOT NULL)),
  ADD CONSTRAINT export_file_fault CHECK ((state = 'failed') = (fault IS NOT NULL)),
  ADD CONSTRAINT export_file_size CHECK (size IS NULL OR size BETWEEN 0 AND 64000000);
ALTER TABLE export_file_part ADD CONSTRAINT export_file_part_size CHECK (octet_length(bytes) BETWEEN 1 AND 1000000 AND ordinal >= 0);
-- Compressed already: the database need not try again.
ALTER TABLE export_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
-- Asked twice while it waits or is being written, it is one file.
CREATE UNIQUE INDEX export_file_asked_once ON export_file (user_id, request_key) WHERE state IN ('queued', 'running');
CREATE INDEX export_file_waiting ON export_file (created_at) WHERE state IN ('queued', 'running');
