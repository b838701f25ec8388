-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "inspection" JSONB NOT NULL,
    "settings" JSONB,
    "mode" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "worked_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_row" (
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "judgement" JSONB NOT NULL,
    "officer_id" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "made" JSONB,

    CONSTRAINT "roster_row_pkey" PRIMARY KEY ("import_id","ordinal")
);

-- CreateTable
CREATE TABLE "roster_mapping" (
    "unit_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_mapping_pkey" PRIMARY KEY ("unit_id")
);

-- CreateIndex
CREATE INDEX "roster_import_unit_id_created_at_idx" ON "roster_import"("unit_id", "created_at");

-- CreateIndex
CREATE INDEX "roster_import_state_idx" ON "roster_import"("state");

-- CreateIndex
CREATE INDEX "roster_row_import_id_kind_ordinal_idx" ON "roster_row"("import_id", "kind", "ordinal");

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_row" ADD CONSTRAINT "roster_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "roster_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_mapping" ADD CONSTRAINT "roster_mapping_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express.
ALTER TABLE roster_import ADD CONSTRAINT roster_import_state CHECK (state IN ('mapping', 'planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  ADD CONSTRAINT roster_import_format CHECK (format IN ('xlsx', 'csv')),
  ADD CONSTRAINT roster_import_mode CHECK (mode IS NULL OR mode IN ('all', 'valid'));
ALTER TABLE roster_row ADD CONSTRAINT roster_row_kind CHECK (kind IN ('created', 'changed', 'unchanged', 'asked', 'refused', 'missing'));
-- What is left to apply, and what an officer came in by.
CREATE INDEX roster_row_to_apply ON roster_row (import_id, ordinal) WHERE applied_at IS NULL AND kind IN ('created', 'changed');
CREATE INDEX roster_row_officer ON roster_row (officer_id) WHERE applied_at IS NOT NULL;
