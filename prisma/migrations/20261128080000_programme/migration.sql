-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "target" INTEGER NOT NULL,
    "target_on" DATE NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_quota" (
    "programme_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "quota" INTEGER NOT NULL,

    CONSTRAINT "programme_quota_pkey" PRIMARY KEY ("programme_id","unit_id")
);

-- CreateTable
CREATE TABLE "programme_cohort" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "seats" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_cohort_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_member" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "cohort_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_stage" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT,
    "evidence_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "superseded_reason" TEXT,

    CONSTRAINT "programme_stage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_unit_id_key" ON "programme"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_cohort_programme_id_name_key" ON "programme_cohort"("programme_id", "name");

-- CreateIndex
CREATE INDEX "programme_member_officer_id_idx" ON "programme_member"("officer_id");

-- CreateIndex
CREATE INDEX "programme_member_cohort_id_idx" ON "programme_member"("cohort_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_member_programme_id_officer_id_key" ON "programme_member"("programme_id", "officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_stage_evidence_id_key" ON "programme_stage"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_stage_member_id_number_key" ON "programme_stage"("member_id", "number");

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_quota" ADD CONSTRAINT "programme_quota_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_quota" ADD CONSTRAINT "programme_quota_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_cohort" ADD CONSTRAINT "programme_cohort_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_member" ADD CONSTRAINT "programme_member_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_member" ADD CONSTRAINT "programme_member_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_member" ADD CONSTRAINT "programme_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_member" ADD CONSTRAINT "programme_member_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "programme_cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_stage" ADD CONSTRAINT "programme_stage_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "programme_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_stage" ADD CONSTRAINT "programme_stage_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_stage" ADD CONSTRAINT "programme_stage_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
ALTER TABLE programme ADD CONSTRAINT programme_target CHECK (target > 0);
ALTER TABLE programme_quota ADD CONSTRAINT programme_quota_least CHECK (quota >= 0);
ALTER TABLE programme_cohort ADD CONSTRAINT programme_cohort_days CHECK (ends_on > starts_on AND seats > 0);
ALTER TABLE programme_stage ADD CONSTRAINT programme_stage_kind CHECK (stage IN ('selected', 'studying', 'graduated', 'appointed', 'dropped'));
CREATE TRIGGER programme_stage_frozen BEFORE UPDATE ON programme_stage FOR EACH ROW EXECUTE FUNCTION allow_columns('superseded_at', 'superseded_reason');
CREATE TRIGGER programme_stage_no_delete BEFORE DELETE ON programme_stage FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_stage_no_truncate BEFORE TRUNCATE ON programme_stage FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
