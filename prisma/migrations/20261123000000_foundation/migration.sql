-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "created_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_version" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "official_code" TEXT,
    "search_key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "legal_basis" TEXT NOT NULL,

    CONSTRAINT "unit_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_event" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "unit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_event_member" (
    "event_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "share_note" TEXT,

    CONSTRAINT "unit_event_member_pkey" PRIMARY KEY ("event_id","unit_id","side")
);

-- CreateTable
CREATE TABLE "officer" (
    "id" UUID NOT NULL,
    "staff_code" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "birth_date" DATE,
    "birth_precision" TEXT,
    "sex" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,
    "reason" TEXT,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency_framework" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "competency_framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency" (
    "id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "competency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competency_level" (
    "competency_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "behaviour" TEXT NOT NULL,

    CONSTRAINT "competency_level_pkey" PRIMARY KEY ("competency_id","level")
);

-- CreateTable
CREATE TABLE "certificate_type" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "validity_months" INTEGER NOT NULL,

    CONSTRAINT "certificate_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position_standard" (
    "id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "position_standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standard_requirement" (
    "id" UUID NOT NULL,
    "standard_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "competency_id" UUID,
    "level" SMALLINT,
    "certificate_type_id" UUID,
    "education" TEXT,
    "review_state" TEXT NOT NULL DEFAULT 'pending',

    CONSTRAINT "standard_requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "competency_id" UUID,
    "level" SMALLINT,
    "certificate_type_id" UUID,
    "education" TEXT,
    "source" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "note" TEXT,
    "certificate_id" UUID,
    "attempt_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "superseded_reason" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_span" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "meets" BOOLEAN NOT NULL,
    "met_count" SMALLINT NOT NULL,
    "total_count" SMALLINT NOT NULL,

    CONSTRAINT "standing_span_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mark" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date","kind")
);

-- CreateTable
CREATE TABLE "glossary_term" (
    "code" TEXT NOT NULL,
    "vietnamese" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,

    CONSTRAINT "glossary_term_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "content_file" (
    "path" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "content_file_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "certificate_type_id" UUID NOT NULL,
    "certificate_title" TEXT NOT NULL,
    "certificate_months" INTEGER NOT NULL,
    "periods" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "review_state" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "course_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "periods" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sections" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_body" (
    "hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "compiled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_body_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "must_be_right" BOOLEAN NOT NULL,
    "points" DECIMAL(6,2) NOT NULL,
    "definition" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "review_state" TEXT NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT,
    "due_on" DATE,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_progress" (
    "enrolment_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "section" TEXT,
    "ratio" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "furthest" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("enrolment_id","lesson_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_question" (
    "attempt_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "question_id" UUID NOT NULL,
    "option_order" JSONB NOT NULL,
    "flagged" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attempt_question_pkey" PRIMARY KEY ("attempt_id","ordinal")
);

-- CreateTable
CREATE TABLE "answer_step" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "answer_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_result" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "graded_at" TIMESTAMPTZ(3) NOT NULL,
    "mark" DECIMAL(8,4) NOT NULL,
    "maximum" DECIMAL(8,4) NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "detail" JSONB NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "attempt_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "registry_book" TEXT NOT NULL,
    "registry_number" INTEGER NOT NULL,
    "officer_id" UUID NOT NULL,
    "certificate_type_id" UUID NOT NULL,
    "course_version_id" UUID,
    "attempt_id" UUID,
    "issued_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "snapshot" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_revocation" (
    "certificate_id" UUID NOT NULL,
    "revoked_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "revoked_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_revocation_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "officer_id" UUID,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "detail" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "demo_state" (
    "id" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "demo_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_level_idx" ON "unit"("level");

-- CreateIndex
CREATE INDEX "unit_version_unit_id_valid_from_idx" ON "unit_version"("unit_id", "valid_from");

-- CreateIndex
CREATE INDEX "unit_version_parent_id_valid_from_idx" ON "unit_version"("parent_id", "valid_from");

-- CreateIndex
CREATE INDEX "unit_version_official_code_idx" ON "unit_version"("official_code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_event_key_key" ON "unit_event"("key");

-- CreateIndex
CREATE INDEX "unit_event_member_unit_id_idx" ON "unit_event_member"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "officer_staff_code_key" ON "officer"("staff_code");

-- CreateIndex
CREATE INDEX "officer_sort_key_idx" ON "officer"("sort_key");

-- CreateIndex
CREATE UNIQUE INDEX "position_code_key" ON "position"("code");

-- CreateIndex
CREATE UNIQUE INDEX "posting_supersedes_id_key" ON "posting"("supersedes_id");

-- CreateIndex
CREATE INDEX "posting_officer_id_valid_from_idx" ON "posting"("officer_id", "valid_from");

-- CreateIndex
CREATE INDEX "posting_unit_id_valid_from_idx" ON "posting"("unit_id", "valid_from");

-- CreateIndex
CREATE INDEX "posting_position_id_idx" ON "posting"("position_id");

-- CreateIndex
CREATE UNIQUE INDEX "competency_framework_code_key" ON "competency_framework"("code");

-- CreateIndex
CREATE UNIQUE INDEX "competency_code_key" ON "competency"("code");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_type_code_key" ON "certificate_type"("code");

-- CreateIndex
CREATE UNIQUE INDEX "position_standard_position_id_number_key" ON "position_standard"("position_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "standard_requirement_standard_id_ordinal_key" ON "standard_requirement"("standard_id", "ordinal");

-- CreateIndex
CREATE INDEX "evidence_officer_id_idx" ON "evidence"("officer_id");

-- CreateIndex
CREATE INDEX "evidence_certificate_id_idx" ON "evidence"("certificate_id");

-- CreateIndex
CREATE INDEX "evidence_attempt_id_idx" ON "evidence"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_number_key" ON "course_version"("course_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_content_hash_key" ON "course_version"("course_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_course_version_id_number_key" ON "lesson"("course_version_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_course_version_id_ordinal_key" ON "lesson"("course_version_id", "ordinal");

-- CreateIndex
CREATE INDEX "question_course_version_id_objective_level_idx" ON "question"("course_version_id", "objective", "level");

-- CreateIndex
CREATE UNIQUE INDEX "question_course_version_id_code_key" ON "question"("course_version_id", "code");

-- CreateIndex
CREATE INDEX "enrolment_officer_id_idx" ON "enrolment"("officer_id");

-- CreateIndex
CREATE INDEX "attempt_officer_id_idx" ON "attempt"("officer_id");

-- CreateIndex
CREATE INDEX "attempt_state_due_at_idx" ON "attempt"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_enrolment_id_number_key" ON "attempt"("enrolment_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_question_attempt_id_question_id_key" ON "attempt_question"("attempt_id", "question_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_step_attempt_id_ordinal_sequence_key" ON "answer_step"("attempt_id", "ordinal", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "answer_step_attempt_id_key_key" ON "answer_step"("attempt_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_result_attempt_id_number_key" ON "attempt_result"("attempt_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_attempt_id_key" ON "certificate"("attempt_id");

-- CreateIndex
CREATE INDEX "certificate_officer_id_idx" ON "certificate"("officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_registry_book_registry_number_key" ON "certificate"("registry_book", "registry_number");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_officer_id_key" ON "app_user"("officer_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "role_assignment_user_id_idx" ON "role_assignment"("user_id");

-- CreateIndex
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_subject_at_idx" ON "sign_in_failure"("subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_idx" ON "audit_event"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_at_idx" ON "audit_event"("actor_id", "at");

-- AddForeignKey
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_event_member" ADD CONSTRAINT "unit_event_member_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "unit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_event_member" ADD CONSTRAINT "unit_event_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "posting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency" ADD CONSTRAINT "competency_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "competency_framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competency_level" ADD CONSTRAINT "competency_level_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position_standard" ADD CONSTRAINT "position_standard_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_requirement" ADD CONSTRAINT "standard_requirement_standard_id_fkey" FOREIGN KEY ("standard_id") REFERENCES "position_standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_requirement" ADD CONSTRAINT "standard_requirement_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_requirement" ADD CONSTRAINT "standard_requirement_certificate_type_id_fkey" FOREIGN KEY ("certificate_type_id") REFERENCES "certificate_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_competency_id_fkey" FOREIGN KEY ("competency_id") REFERENCES "competency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_certificate_type_id_fkey" FOREIGN KEY ("certificate_type_id") REFERENCES "certificate_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_span" ADD CONSTRAINT "standing_span_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_span" ADD CONSTRAINT "standing_span_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_span" ADD CONSTRAINT "standing_span_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_certificate_type_id_fkey" FOREIGN KEY ("certificate_type_id") REFERENCES "certificate_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_body_hash_fkey" FOREIGN KEY ("body_hash") REFERENCES "lesson_body"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_question" ADD CONSTRAINT "attempt_question_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_step" ADD CONSTRAINT "answer_step_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_result" ADD CONSTRAINT "attempt_result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_certificate_type_id_fkey" FOREIGN KEY ("certificate_type_id") REFERENCES "certificate_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma's schema cannot say ─────────────────────────────────────────

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Spans are half-open and never empty or backwards.
ALTER TABLE unit ADD CONSTRAINT unit_span CHECK (ended_on IS NULL OR ended_on > created_on),
  ADD CONSTRAINT unit_level CHECK (level IN ('city', 'district', 'commune', 'department', 'division', 'desk'));
ALTER TABLE unit_version ADD CONSTRAINT unit_version_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT unit_version_parent CHECK (parent_id IS NULL OR parent_id <> unit_id),
  ADD CONSTRAINT unit_version_type CHECK (type IN ('thanh_pho', 'quan', 'huyen', 'thi_xa', 'phuong', 'xa', 'thi_tran', 'so', 'phong', 'mot_cua')),
  ADD CONSTRAINT unit_version_no_overlap EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE unit_event ADD CONSTRAINT unit_event_type CHECK (type IN ('establish', 'rename', 'retype', 'reparent', 'merge', 'split', 'dissolve'));
ALTER TABLE unit_event_member ADD CONSTRAINT unit_event_member_side CHECK (side IN ('from', 'to'));

ALTER TABLE officer ADD CONSTRAINT officer_sex CHECK (sex IN ('female', 'male')),
  ADD CONSTRAINT officer_birth CHECK ((birth_date IS NULL) = (birth_precision IS NULL)),
  ADD CONSTRAINT officer_birth_precision CHECK (birth_precision IN ('day', 'month', 'year')),
  ADD CONSTRAINT officer_name CHECK (full_name <> '' AND full_name = normalize(full_name, NFC));

ALTER TABLE posting ADD CONSTRAINT posting_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT posting_kind CHECK (kind IN ('main', 'concurrent')),
  ADD CONSTRAINT posting_one_main EXCLUDE USING gist (officer_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'main' AND superseded_at IS NULL),
  ADD CONSTRAINT posting_no_twin EXCLUDE USING gist (officer_id WITH =, unit_id WITH =, position_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (superseded_at IS NULL);

ALTER TABLE competency ADD CONSTRAINT competency_group CHECK ("group" IN ('chung', 'chuyen_mon', 'quan_ly'));
ALTER TABLE competency_level ADD CONSTRAINT competency_level_range CHECK (level BETWEEN 1 AND 5);
ALTER TABLE certificate_type ADD CONSTRAINT certificate_type_validity CHECK (validity_months >= 0);

-- A check that comes out unknown lets the row in: where a column may be null, say IS NOT NULL first.
ALTER TABLE position_standard ADD CONSTRAINT position_standard_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT position_standard_no_overlap EXCLUDE USING gist (position_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE standard_requirement ADD CONSTRAINT standard_requirement_shape CHECK (
    (kind = 'competency' AND competency_id IS NOT NULL AND level IS NOT NULL AND level BETWEEN 1 AND 5 AND certificate_type_id IS NULL AND education IS NULL)
    OR (kind = 'certificate' AND certificate_type_id IS NOT NULL AND competency_id IS NULL AND level IS NULL AND education IS NULL)
    OR (kind = 'education' AND education IS NOT NULL AND education IN ('trung_hoc', 'trung_cap', 'cao_dang', 'dai_hoc', 'sau_dai_hoc') AND competency_id IS NULL AND level IS NULL AND certificate_type_id IS NULL)),
  ADD CONSTRAINT standard_requirement_review CHECK (review_state IN ('pending', 'sourced', 'reviewed'));
CREATE UNIQUE INDEX standard_requirement_once_competency ON standard_requirement (standard_id, competency_id) WHERE competency_id IS NOT NULL;
CREATE UNIQUE INDEX standard_requirement_once_certificate ON standard_requirement (standard_id, certificate_type_id) WHERE certificate_type_id IS NOT NULL;
CREATE UNIQUE INDEX standard_requirement_once_education ON standard_requirement (standard_id) WHERE kind = 'education';

ALTER TABLE evidence ADD CONSTRAINT evidence_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT evidence_shape CHECK (
    (kind = 'competency' AND competency_id IS NOT NULL AND level IS NOT NULL AND level BETWEEN 1 AND 5 AND certificate_type_id IS NULL AND education IS NULL)
    OR (kind = 'certificate' AND certificate_type_id IS NOT NULL AND competency_id IS NULL AND level IS NULL AND education IS NULL)
    OR (kind = 'education' AND education IS NOT NULL AND education IN ('trung_hoc', 'trung_cap', 'cao_dang', 'dai_hoc', 'sau_dai_hoc') AND competency_id IS NULL AND level IS NULL AND certificate_type_id IS NULL)),
  ADD CONSTRAINT evidence_source CHECK (source IN ('exam', 'certificate', 'class', 'observation', 'assessment', 'import')),
  ADD CONSTRAINT evidence_grade CHECK (grade IN ('A', 'B', 'C')),
  ADD CONSTRAINT evidence_superseded CHECK ((superseded_at IS NULL) = (superseded_reason IS NULL));

ALTER TABLE standing_span ADD CONSTRAINT standing_span_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT standing_span_counts CHECK (met_count BETWEEN 0 AND total_count AND meets = (total_count > 0 AND met_count = total_count));
CREATE UNIQUE INDEX standing_span_once ON standing_span (officer_id, valid_from);
CREATE INDEX standing_span_as_of ON standing_span (valid_from, valid_to, unit_id, meets);
CREATE INDEX standing_span_until ON standing_span (valid_to, valid_from, unit_id, meets);
CREATE INDEX standing_span_unit ON standing_span (unit_id, valid_from);

ALTER TABLE course_version ADD CONSTRAINT course_version_review CHECK (review_state IN ('pending', 'sourced', 'reviewed')),
  ADD CONSTRAINT course_version_amounts CHECK (certificate_months >= 0 AND periods > 0);
CREATE UNIQUE INDEX course_version_one_current ON course_version (course_id) WHERE is_current;
ALTER TABLE question ADD CONSTRAINT question_level CHECK (level IN ('N', 'H', 'V')),
  ADD CONSTRAINT question_points CHECK (points > 0),
  ADD CONSTRAINT question_review CHECK (review_state IN ('pending', 'sourced', 'reviewed'));

ALTER TABLE enrolment ADD CONSTRAINT enrolment_source CHECK (source IN ('self', 'assigned'));
CREATE UNIQUE INDEX enrolment_one_open ON enrolment (officer_id, course_id) WHERE completed_at IS NULL AND withdrawn_at IS NULL;
ALTER TABLE lesson_progress ADD CONSTRAINT lesson_progress_ratio CHECK (ratio BETWEEN 0 AND 1 AND furthest BETWEEN 0 AND 1);

ALTER TABLE attempt ADD CONSTRAINT attempt_state CHECK (state IN ('in_progress', 'submitted', 'expired')),
  ADD CONSTRAINT attempt_time CHECK (due_at > started_at AND (state = 'in_progress') = (submitted_at IS NULL)),
  ADD CONSTRAINT attempt_number CHECK (number >= 1);
CREATE UNIQUE INDEX attempt_one_open ON attempt (officer_id, course_version_id) WHERE state = 'in_progress';
ALTER TABLE attempt_question ADD CONSTRAINT attempt_question_ordinal CHECK (ordinal >= 1);
ALTER TABLE answer_step ADD CONSTRAINT answer_step_sequence CHECK (sequence >= 1 AND char_length(key) BETWEEN 8 AND 64),
  ADD CONSTRAINT answer_step_place FOREIGN KEY (attempt_id, ordinal) REFERENCES attempt_question (attempt_id, ordinal);
ALTER TABLE attempt_result ADD CONSTRAINT attempt_result_mark CHECK (maximum > 0 AND mark BETWEEN 0 AND maximum);

ALTER TABLE certificate ADD CONSTRAINT certificate_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT certificate_registry CHECK (registry_number >= 1),
  ADD CONSTRAINT certificate_code CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$');
ALTER TABLE certificate_revocation ADD CONSTRAINT certificate_revocation_reason CHECK (btrim(reason) <> '');

ALTER TABLE app_user ADD CONSTRAINT app_user_username CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  ADD CONSTRAINT app_user_locale CHECK (locale IN ('vi', 'en'));
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_span CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT role_assignment_role CHECK (role IN ('officer', 'trainer', 'head', 'hr', 'operator')),
  ADD CONSTRAINT role_assignment_scope CHECK ((role IN ('head', 'hr')) = (unit_id IS NOT NULL)),
  ADD CONSTRAINT role_assignment_once EXCLUDE USING gist (user_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (unit_id IS NULL),
  ADD CONSTRAINT role_assignment_once_in_unit EXCLUDE USING gist (user_id WITH =, role WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (unit_id IS NOT NULL);

-- Append-only records: what may change is named column by column, everything else is refused.
-- \x3b is a semicolon: the migration engine splits the file at every semicolon, dollar quotes or not.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  RAISE EXCEPTION ''append-only: % on % is refused'', TG_OP, TG_TABLE_NAME USING ERRCODE = ''restrict_violation''\x3b
END';

CREATE FUNCTION allow_columns() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV) THEN
    RAISE EXCEPTION ''append-only: only % of % may change'', TG_ARGV, TG_TABLE_NAME USING ERRCODE = ''restrict_violation''\x3b
  END IF\x3b
  RETURN NEW\x3b
END';

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_append_only BEFORE UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_revocation_append_only BEFORE UPDATE OR DELETE ON certificate_revocation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_step_append_only BEFORE UPDATE OR DELETE ON answer_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_result_append_only BEFORE UPDATE OR DELETE ON attempt_result FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lesson_frozen BEFORE UPDATE OR DELETE ON lesson FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER question_frozen BEFORE UPDATE OR DELETE ON question FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standard_requirement_frozen BEFORE UPDATE OR DELETE ON standard_requirement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER course_version_frozen BEFORE UPDATE ON course_version FOR EACH ROW EXECUTE FUNCTION allow_columns('is_current');
CREATE TRIGGER position_standard_frozen BEFORE UPDATE ON position_standard FOR EACH ROW EXECUTE FUNCTION allow_columns('valid_to');
CREATE TRIGGER attempt_question_frozen BEFORE UPDATE ON attempt_question FOR EACH ROW EXECUTE FUNCTION allow_columns('flagged');
CREATE TRIGGER evidence_frozen BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION allow_columns('superseded_at', 'superseded_reason');
CREATE TRIGGER posting_frozen BEFORE UPDATE ON posting FOR EACH ROW EXECUTE FUNCTION allow_columns('superseded_at', 'reason');
CREATE TRIGGER attempt_frozen BEFORE UPDATE ON attempt FOR EACH ROW EXECUTE FUNCTION allow_columns('state', 'submitted_at');
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_question_no_delete BEFORE DELETE ON attempt_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER position_standard_no_delete BEFORE DELETE ON position_standard FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_step_no_truncate BEFORE TRUNCATE ON answer_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_result_no_truncate BEFORE TRUNCATE ON attempt_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_no_truncate BEFORE TRUNCATE ON certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_revocation_no_truncate BEFORE TRUNCATE ON certificate_revocation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER course_version_no_delete BEFORE DELETE ON course_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
