-- CreateTable
CREATE TABLE "standing_snapshot" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "met" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by_id" UUID,
    "signer_name" TEXT NOT NULL,

    CONSTRAINT "standing_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_snapshot_row" (
    "snapshot_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "staff_code" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "meets" BOOLEAN NOT NULL,
    "met_count" SMALLINT NOT NULL,
    "total_count" SMALLINT NOT NULL,

    CONSTRAINT "standing_snapshot_row_pkey" PRIMARY KEY ("snapshot_id","officer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "standing_snapshot_unit_id_number_key" ON "standing_snapshot"("unit_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "standing_snapshot_unit_id_as_of_key" ON "standing_snapshot"("unit_id", "as_of");

-- AddForeignKey
ALTER TABLE "standing_snapshot" ADD CONSTRAINT "standing_snapshot_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_snapshot" ADD CONSTRAINT "standing_snapshot_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_snapshot_row" ADD CONSTRAINT "standing_snapshot_row_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "standing_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma cannot express: what was signed stays as it was signed.
ALTER TABLE standing_snapshot ADD CONSTRAINT standing_snapshot_counts CHECK (met BETWEEN 0 AND people);
CREATE TRIGGER standing_snapshot_append_only BEFORE UPDATE OR DELETE ON standing_snapshot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standing_snapshot_row_append_only BEFORE UPDATE OR DELETE ON standing_snapshot_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standing_snapshot_row_no_truncate BEFORE TRUNCATE ON standing_snapshot_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
