-- CreateTable
CREATE TABLE "evidence_import" (
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
    "decider_id" UUID,
    "decider_name" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "worked_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_row" (
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "judgement" JSONB NOT NULL,
    "officer_id" UUID,
    "evidence_id" UUID,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_row_pkey" PRIMARY KEY ("import_id","ordinal")
);

-- CreateIndex
CREATE INDEX "evidence_import_unit_id_created_at_idx" ON "evidence_import"("unit_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_import_state_idx" ON "evidence_import"("state");

-- CreateIndex
CREATE INDEX "evidence_row_import_id_kind_ordinal_idx" ON "evidence_row"("import_id", "kind", "ordinal");

-- CreateIndex
CREATE INDEX "evidence_row_evidence_id_idx" ON "evidence_row"("evidence_id");

-- AddForeignKey
ALTER TABLE "evidence_import" ADD CONSTRAINT "evidence_import_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_import" ADD CONSTRAINT "evidence_import_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_import" ADD CONSTRAINT "evidence_import_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_row" ADD CONSTRAINT "evidence_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "evidence_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_row" ADD CONSTRAINT "evidence_row_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot express.
ALTER TABLE evidence_import ADD CONSTRAINT evidence_import_state CHECK (state IN ('mapping', 'planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  ADD CONSTRAINT evidence_import_format CHECK (format IN ('xlsx', 'csv')),
  ADD CONSTRAINT evidence_import_mode CHECK (mode IS NULL OR mode IN ('all', 'valid')),
  ADD CONSTRAINT evidence_import_decided CHECK (state NOT IN ('applying', 'applied', 'undoing', 'undone') OR (mode IS NOT NULL AND decider_name IS NOT NULL));
ALTER TABLE evidence_row ADD CONSTRAINT evidence_row_kind CHECK (kind IN ('created', 'unchanged', 'refused')),
  ADD CONSTRAINT evidence_row_applied CHECK (applied_at IS NULL OR (kind = 'created' AND evidence_id IS NOT NULL AND officer_id IS NOT NULL));
-- What is left to apply.
CREATE INDEX evidence_row_to_apply ON evidence_row (import_id, ordinal) WHERE applied_at IS NULL AND kind = 'created';
