-- Assessment: states and rounds of attempts, their log and holders, accommodations, class sessions, marking, re-grading,
-- practice and review, imports of questions.

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "calm_page" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "class_session_id" UUID,
ADD COLUMN     "course_id" UUID,
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "extra_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "furthest_ordinal" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "holder" TEXT,
ADD COLUMN     "holder_since" TIMESTAMPTZ(3),
ADD COLUMN     "round_attempt" INTEGER,
ADD COLUMN     "round_limit" INTEGER,
ADD COLUMN     "round_number" INTEGER;


-- Attempts there are: the new state says that all are graded, the way they ended stands beside it, and each is a round of its own.
DROP TRIGGER attempt_frozen ON attempt;
ALTER TABLE attempt DROP CONSTRAINT attempt_state;
ALTER TABLE attempt DROP CONSTRAINT attempt_time;
DROP INDEX attempt_one_open;
UPDATE attempt a SET
  course_id = v.course_id,
  ended_by = CASE a.state WHEN 'submitted' THEN 'submitted' WHEN 'expired' THEN 'overdue' END,
  state = CASE a.state WHEN 'in_progress' THEN 'in_progress' ELSE 'graded' END,
  round_number = o.n, round_attempt = 1, round_limit = 2
FROM course_version v, (SELECT b.id, row_number() OVER (PARTITION BY b.officer_id, w.course_id ORDER BY b.started_at, b.id) AS n FROM attempt b JOIN course_version w ON w.id = b.course_version_id) o
WHERE v.id = a.course_version_id AND o.id = a.id;
ALTER TABLE attempt ALTER COLUMN course_id SET NOT NULL, ALTER COLUMN round_number SET NOT NULL, ALTER COLUMN round_attempt SET NOT NULL, ALTER COLUMN round_limit SET NOT NULL;

-- AlterTable
ALTER TABLE "attempt_result" ADD COLUMN     "regrade_id" UUID;

-- AlterTable
ALTER TABLE "question" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'files',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'exam';

-- CreateTable
CREATE TABLE "attempt_event" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "attempt_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accommodation" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "extra_percent" INTEGER NOT NULL,
    "calm_page" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accommodation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_session" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "proctored" BOOLEAN NOT NULL,
    "addresses" TEXT[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "class_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_session_member" (
    "class_session_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,

    CONSTRAINT "class_session_member_pkey" PRIMARY KEY ("class_session_id","officer_id")
);

-- CreateTable
CREATE TABLE "regrade" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decision" JSONB NOT NULL,

    CONSTRAINT "regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marking" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "marker_id" UUID NOT NULL,
    "scores" JSONB NOT NULL,
    "fraction" DECIMAL(7,6) NOT NULL,
    "comment" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_session" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "course_id" UUID,
    "mode" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "penalty_percent" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_answer" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "try" SMALLINT NOT NULL,
    "question_id" UUID NOT NULL,
    "response" JSONB NOT NULL,
    "fraction" DOUBLE PRECISION NOT NULL,
    "right" BOOLEAN NOT NULL,
    "hint_shown" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_card" (
    "officer_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "question_code" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_card_pkey" PRIMARY KEY ("officer_id","course_id","question_code")
);

-- CreateTable
CREATE TABLE "question_import" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attempt_event_attempt_id_at_idx" ON "attempt_event"("attempt_id", "at");

-- CreateIndex
CREATE INDEX "accommodation_officer_id_idx" ON "accommodation"("officer_id");

-- CreateIndex
CREATE INDEX "class_session_course_id_starts_at_idx" ON "class_session"("course_id", "starts_at");

-- CreateIndex
CREATE INDEX "class_session_member_officer_id_idx" ON "class_session_member"("officer_id");

-- CreateIndex
CREATE INDEX "regrade_course_id_at_idx" ON "regrade"("course_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "marking_attempt_id_ordinal_marker_id_key" ON "marking"("attempt_id", "ordinal", "marker_id");

-- CreateIndex
CREATE UNIQUE INDEX "marking_attempt_id_ordinal_number_key" ON "marking"("attempt_id", "ordinal", "number");

-- CreateIndex
CREATE INDEX "practice_session_officer_id_started_at_idx" ON "practice_session"("officer_id", "started_at");

-- CreateIndex
CREATE INDEX "practice_answer_question_id_idx" ON "practice_answer"("question_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_answer_session_id_ordinal_try_key" ON "practice_answer"("session_id", "ordinal", "try");

-- CreateIndex
CREATE INDEX "review_card_officer_id_due_at_idx" ON "review_card"("officer_id", "due_at");

-- CreateIndex
CREATE INDEX "question_import_expires_at_idx" ON "question_import"("expires_at");

-- CreateIndex
CREATE INDEX "attempt_course_version_id_idx" ON "attempt"("course_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_round_once" ON "attempt"("officer_id", "course_id", "round_number", "round_attempt");

-- CreateIndex
CREATE INDEX "attempt_question_question_id_idx" ON "attempt_question"("question_id");

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_class_session_id_fkey" FOREIGN KEY ("class_session_id") REFERENCES "class_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_result" ADD CONSTRAINT "attempt_result_regrade_id_fkey" FOREIGN KEY ("regrade_id") REFERENCES "regrade"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_event" ADD CONSTRAINT "attempt_event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_session" ADD CONSTRAINT "class_session_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_session" ADD CONSTRAINT "class_session_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_session_member" ADD CONSTRAINT "class_session_member_class_session_id_fkey" FOREIGN KEY ("class_session_id") REFERENCES "class_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_session_member" ADD CONSTRAINT "class_session_member_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regrade" ADD CONSTRAINT "regrade_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marking" ADD CONSTRAINT "marking_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marking" ADD CONSTRAINT "marking_marker_id_fkey" FOREIGN KEY ("marker_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_session" ADD CONSTRAINT "practice_session_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_session" ADD CONSTRAINT "practice_session_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "practice_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_card" ADD CONSTRAINT "review_card_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_card" ADD CONSTRAINT "review_card_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_import" ADD CONSTRAINT "question_import_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_import" ADD CONSTRAINT "question_import_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
ALTER TABLE attempt ADD CONSTRAINT attempt_state CHECK (state IN ('in_progress', 'needs_marking', 'graded')),
  ADD CONSTRAINT attempt_ended_by CHECK (ended_by IS NULL OR ended_by IN ('submitted', 'overdue', 'abandoned')),
  ADD CONSTRAINT attempt_time CHECK (due_at > started_at AND (state = 'in_progress') = (submitted_at IS NULL) AND (state = 'in_progress') = (ended_by IS NULL)),
  ADD CONSTRAINT attempt_round CHECK (round_number >= 1 AND round_attempt BETWEEN 1 AND round_limit),
  ADD CONSTRAINT attempt_extra CHECK (extra_minutes >= 0),
  ADD CONSTRAINT attempt_furthest CHECK (furthest_ordinal >= 1),
  ADD CONSTRAINT attempt_holder CHECK ((holder IS NULL) = (holder_since IS NULL) AND (holder IS NULL OR char_length(holder) BETWEEN 8 AND 64));
CREATE UNIQUE INDEX attempt_one_open ON attempt (officer_id, course_id) WHERE state = 'in_progress';
ALTER TABLE question ADD CONSTRAINT question_origin CHECK (origin IN ('files', 'workspace')),
  ADD CONSTRAINT question_purpose CHECK (purpose IN ('exam', 'practice'));
ALTER TABLE attempt_event ADD CONSTRAINT attempt_event_kind CHECK (kind IN ('started', 'resumed', 'left', 'returned', 'took_over', 'signed_in_again', 'submitted', 'overdue', 'abandoned'));
ALTER TABLE attempt_result ADD CONSTRAINT attempt_result_regrade CHECK ((number = 1) = (regrade_id IS NULL));
ALTER TABLE accommodation ADD CONSTRAINT accommodation_extra CHECK (extra_percent BETWEEN 0 AND 200 AND (extra_percent > 0 OR calm_page)),
  ADD CONSTRAINT accommodation_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT accommodation_span CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT accommodation_once EXCLUDE USING gist (officer_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE class_session ADD CONSTRAINT class_session_span CHECK (ends_at > starts_at),
  ADD CONSTRAINT class_session_name CHECK (btrim(name) <> ''),
  ADD CONSTRAINT class_session_cancel CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancel_reason IS NULL OR btrim(cancel_reason) <> ''));
ALTER TABLE regrade ADD CONSTRAINT regrade_reason CHECK (btrim(reason) <> '');
ALTER TABLE marking ADD CONSTRAINT marking_number CHECK (number BETWEEN 1 AND 3),
  ADD CONSTRAINT marking_fraction CHECK (fraction BETWEEN 0 AND 1),
  ADD CONSTRAINT marking_place FOREIGN KEY (attempt_id, ordinal) REFERENCES attempt_question (attempt_id, ordinal);
ALTER TABLE practice_session ADD CONSTRAINT practice_session_mode CHECK (mode IN ('practice', 'review')),
  ADD CONSTRAINT practice_session_penalty CHECK (penalty_percent BETWEEN 0 AND 100);
ALTER TABLE practice_answer ADD CONSTRAINT practice_answer_try CHECK (try >= 1 AND ordinal >= 1),
  ADD CONSTRAINT practice_answer_fraction CHECK (fraction BETWEEN 0 AND 1);
ALTER TABLE question_import ADD CONSTRAINT question_import_span CHECK (expires_at > created_at);

CREATE TRIGGER attempt_frozen BEFORE UPDATE ON attempt FOR EACH ROW EXECUTE FUNCTION allow_columns('state', 'ended_by', 'submitted_at', 'holder', 'holder_since', 'furthest_ordinal');
CREATE TRIGGER attempt_event_append_only BEFORE UPDATE OR DELETE ON attempt_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accommodation_frozen BEFORE UPDATE ON accommodation FOR EACH ROW EXECUTE FUNCTION allow_columns('valid_to');
CREATE TRIGGER accommodation_no_delete BEFORE DELETE ON accommodation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER regrade_append_only BEFORE UPDATE OR DELETE ON regrade FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER marking_append_only BEFORE UPDATE OR DELETE ON marking FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER practice_answer_append_only BEFORE UPDATE OR DELETE ON practice_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
