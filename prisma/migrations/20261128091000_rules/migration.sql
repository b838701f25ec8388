-- The rules of compliance: more kinds of requirement, grades, grace and transition, waivers, absences, background rewriting.

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "document_type" TEXT,
ADD COLUMN     "hours" INTEGER,
ADD COLUMN     "paper" TEXT,
ADD COLUMN     "supersedes_id" UUID;

-- AlterTable
ALTER TABLE "position_standard" ADD COLUMN     "grace_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tolerates_one_below" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transition_until" DATE;

-- AlterTable
ALTER TABLE "standard_requirement" ADD COLUMN     "document_type" TEXT,
ADD COLUMN     "hours" INTEGER,
ADD COLUMN     "min_grade" TEXT;

-- CreateTable
CREATE TABLE "document_type" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "document_type_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "waiver" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "reason" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "superseded_reason" TEXT,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision" TEXT NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "superseded_reason" TEXT,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counting_rule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "excludes_long_leave" BOOLEAN NOT NULL DEFAULT true,
    "long_leave_months" INTEGER NOT NULL DEFAULT 12,
    "excludes_secondment" BOOLEAN NOT NULL DEFAULT false,
    "excludes_retirement" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "counting_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_rewrite" (
    "id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "last_officer_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "standing_rewrite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "waiver_officer_id_idx" ON "waiver"("officer_id");

-- CreateIndex
CREATE INDEX "absence_officer_id_idx" ON "absence"("officer_id");

-- CreateIndex
CREATE INDEX "standing_rewrite_finished_at_requested_at_idx" ON "standing_rewrite"("finished_at", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_supersedes_id_key" ON "evidence"("supersedes_id");

-- AddForeignKey
ALTER TABLE "standard_requirement" ADD CONSTRAINT "standard_requirement_document_type_fkey" FOREIGN KEY ("document_type") REFERENCES "document_type"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_document_type_fkey" FOREIGN KEY ("document_type") REFERENCES "document_type"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_rewrite" ADD CONSTRAINT "standing_rewrite_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
INSERT INTO document_type (code, name, ordinal) VALUES
  ('LY_LICH', 'Sơ yếu lý lịch có xác nhận', 1),
  ('CNTT', 'Chứng chỉ ứng dụng công nghệ thông tin', 2),
  ('NGOAI_NGU', 'Chứng chỉ ngoại ngữ', 3),
  ('QLNN', 'Chứng chỉ bồi dưỡng quản lý nhà nước', 4),
  ('LLCT', 'Bằng hoặc xác nhận trình độ lý luận chính trị', 5),
  ('BO_NHIEM', 'Quyết định tuyển dụng hoặc bổ nhiệm ngạch', 6),
  ('CAM_KET', 'Cam kết thực hiện quy tắc ứng xử', 7);
INSERT INTO counting_rule (id) VALUES (1);
ALTER TABLE counting_rule ADD CONSTRAINT counting_rule_single CHECK (id = 1),
  ADD CONSTRAINT counting_rule_months CHECK (long_leave_months BETWEEN 1 AND 120);

ALTER TABLE position_standard ADD CONSTRAINT position_standard_grace CHECK (grace_days BETWEEN 0 AND 1096),
  ADD CONSTRAINT position_standard_transition CHECK (transition_until IS NULL OR transition_until > valid_from);

ALTER TABLE standard_requirement DROP CONSTRAINT standard_requirement_shape;
ALTER TABLE standard_requirement ADD CONSTRAINT standard_requirement_shape CHECK (
    num_nonnulls(competency_id, certificate_type_id, education, hours, document_type) = 1 AND (level IS NOT NULL) = (kind = 'competency') AND (
    (kind = 'competency' AND competency_id IS NOT NULL AND level BETWEEN 1 AND 5)
    OR (kind = 'certificate' AND certificate_type_id IS NOT NULL)
    OR (kind = 'education' AND education IS NOT NULL AND education IN ('trung_hoc', 'trung_cap', 'cao_dang', 'dai_hoc', 'sau_dai_hoc'))
    OR (kind = 'training_hours' AND hours IS NOT NULL AND hours BETWEEN 1 AND 1000)
    OR (kind = 'document' AND document_type IS NOT NULL))),
  ADD CONSTRAINT standard_requirement_grade CHECK (min_grade IS NULL OR min_grade IN ('A', 'B', 'C'));
CREATE UNIQUE INDEX standard_requirement_once_hours ON standard_requirement (standard_id) WHERE kind = 'training_hours';
CREATE UNIQUE INDEX standard_requirement_once_document ON standard_requirement (standard_id, document_type) WHERE document_type IS NOT NULL;

ALTER TABLE evidence DROP CONSTRAINT evidence_shape, DROP CONSTRAINT evidence_source;
ALTER TABLE evidence ADD CONSTRAINT evidence_shape CHECK (
    num_nonnulls(competency_id, certificate_type_id, education, hours, document_type) = 1 AND (level IS NOT NULL) = (kind = 'competency') AND (
    (kind = 'competency' AND competency_id IS NOT NULL AND level BETWEEN 1 AND 5)
    OR (kind = 'certificate' AND certificate_type_id IS NOT NULL)
    OR (kind = 'education' AND education IS NOT NULL AND education IN ('trung_hoc', 'trung_cap', 'cao_dang', 'dai_hoc', 'sau_dai_hoc'))
    OR (kind = 'training_hours' AND hours IS NOT NULL AND hours BETWEEN 1 AND 1000)
    OR (kind = 'document' AND document_type IS NOT NULL))),
  ADD CONSTRAINT evidence_source CHECK (source IN ('exam', 'certificate', 'class', 'observation', 'assessment', 'import', 'prior_learning'));

ALTER TABLE waiver ADD CONSTRAINT waiver_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT waiver_subject CHECK (subject IN ('education', 'training_hours') OR subject ~ '^(competency|certificate|document):.'),
  ADD CONSTRAINT waiver_texts CHECK (btrim(reason) <> '' AND btrim(decision) <> ''),
  ADD CONSTRAINT waiver_superseded CHECK ((superseded_at IS NULL) = (superseded_reason IS NULL)),
  ADD CONSTRAINT waiver_no_twin EXCLUDE USING gist (officer_id WITH =, subject WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (superseded_at IS NULL);
ALTER TABLE absence ADD CONSTRAINT absence_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT absence_kind CHECK (kind IN ('leave', 'secondment', 'retirement')),
  ADD CONSTRAINT absence_decision CHECK (btrim(decision) <> ''),
  ADD CONSTRAINT absence_superseded CHECK ((superseded_at IS NULL) = (superseded_reason IS NULL)),
  ADD CONSTRAINT absence_no_twin EXCLUDE USING gist (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (superseded_at IS NULL);
ALTER TABLE standing_rewrite ADD CONSTRAINT standing_rewrite_progress CHECK (done >= 0 AND total >= 0);

CREATE TRIGGER waiver_frozen BEFORE UPDATE ON waiver FOR EACH ROW EXECUTE FUNCTION allow_columns('superseded_at', 'superseded_reason');
CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER absence_frozen BEFORE UPDATE ON absence FOR EACH ROW EXECUTE FUNCTION allow_columns('superseded_at', 'superseded_reason');
CREATE TRIGGER absence_no_delete BEFORE DELETE ON absence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waiver_no_truncate BEFORE TRUNCATE ON waiver FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER absence_no_truncate BEFORE TRUNCATE ON absence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
