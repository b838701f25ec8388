-- Assignments of courses, what people are told of them, and the monthly sheet of a unit's head (docs/decisions/070, 071, 072).

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "due_kind" TEXT NOT NULL,
    "due_on" DATE,
    "due_days" INTEGER,
    "assigned_by_id" UUID,
    "assigned_by_name" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "form_key" TEXT NOT NULL,
    "evaluated_on" DATE NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_member" (
    "assignment_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "assigned_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "closed_because" TEXT,
    "closed_on" DATE,
    "exempted_at" TIMESTAMPTZ(3),
    "exempted_by_id" UUID,
    "exempted_by_name" TEXT,
    "exempt_reason" TEXT,

    CONSTRAINT "assignment_member_pkey" PRIMARY KEY ("assignment_id","officer_id")
);

-- CreateTable
CREATE TABLE "assignment_extension" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "assignment_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_notice" (
    "assignment_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_notice_pkey" PRIMARY KEY ("assignment_id","officer_id","step")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id","topic")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_sheet" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "opened_on" DATE NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "signed_by_id" UUID,
    "signed_by_name" TEXT,

    CONSTRAINT "unit_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_sheet_item" (
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "officer_id" UUID NOT NULL,
    "requirement_id" UUID,
    "position_name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cause" JSONB NOT NULL,
    "step" JSONB NOT NULL,
    "mover" TEXT NOT NULL,

    CONSTRAINT "unit_sheet_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_sheet_act" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "planned_on" DATE,
    "note" TEXT NOT NULL,

    CONSTRAINT "unit_sheet_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "assignment_form_key_key" ON "assignment"("form_key");

-- CreateIndex
CREATE INDEX "assignment_course_id_idx" ON "assignment"("course_id");

-- CreateIndex
CREATE INDEX "assignment_unit_id_idx" ON "assignment"("unit_id");

-- CreateIndex
CREATE INDEX "assignment_member_officer_id_idx" ON "assignment_member"("officer_id");

-- CreateIndex
CREATE INDEX "assignment_extension_assignment_id_idx" ON "assignment_extension"("assignment_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "unit_sheet_month_idx" ON "unit_sheet"("month");

-- CreateIndex
CREATE UNIQUE INDEX "unit_sheet_unit_id_month_key" ON "unit_sheet"("unit_id", "month");

-- CreateIndex
CREATE INDEX "unit_sheet_item_officer_id_idx" ON "unit_sheet_item"("officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_sheet_item_sheet_id_ordinal_key" ON "unit_sheet_item"("sheet_id", "ordinal");

-- CreateIndex
CREATE INDEX "unit_sheet_act_item_id_idx" ON "unit_sheet_act"("item_id");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assigned_by_id_fkey" FOREIGN KEY ("assigned_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_member" ADD CONSTRAINT "assignment_member_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_member" ADD CONSTRAINT "assignment_member_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_member" ADD CONSTRAINT "assignment_member_exempted_by_id_fkey" FOREIGN KEY ("exempted_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_extension" ADD CONSTRAINT "assignment_extension_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_notice" ADD CONSTRAINT "assignment_notice_assignment_id_officer_id_fkey" FOREIGN KEY ("assignment_id", "officer_id") REFERENCES "assignment_member"("assignment_id", "officer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet" ADD CONSTRAINT "unit_sheet_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet" ADD CONSTRAINT "unit_sheet_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet_item" ADD CONSTRAINT "unit_sheet_item_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "unit_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet_item" ADD CONSTRAINT "unit_sheet_item_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet_act" ADD CONSTRAINT "unit_sheet_act_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "unit_sheet_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_sheet_act" ADD CONSTRAINT "unit_sheet_act_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma cannot express.
ALTER TABLE assignment ADD CONSTRAINT assignment_rule CHECK (rule IN ('gap', 'unit', 'position', 'list') AND (rule = 'position') = (position_id IS NOT NULL)),
  ADD CONSTRAINT assignment_due CHECK (CASE due_kind WHEN 'fixed' THEN due_on IS NOT NULL AND due_days IS NULL WHEN 'from_assigned' THEN due_on IS NULL AND due_days BETWEEN 1 AND 730
    WHEN 'from_appointed' THEN due_on IS NULL AND due_days BETWEEN 1 AND 730 ELSE false END),
  ADD CONSTRAINT assignment_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT assignment_cancel CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancel_reason IS NULL OR btrim(cancel_reason) <> ''));
ALTER TABLE assignment_member ADD CONSTRAINT assignment_member_due CHECK (due_on >= assigned_on),
  ADD CONSTRAINT assignment_member_closed CHECK ((closed_because IS NULL) = (closed_on IS NULL) AND (closed_because IS NULL OR closed_because IN ('left', 'met'))),
  ADD CONSTRAINT assignment_member_exempt CHECK ((exempted_at IS NULL) = (exempt_reason IS NULL) AND (exempt_reason IS NULL OR btrim(exempt_reason) <> ''));
ALTER TABLE assignment_extension ADD CONSTRAINT assignment_extension_reason CHECK (btrim(reason) <> '');
ALTER TABLE assignment_notice ADD CONSTRAINT assignment_notice_step CHECK (step ~ '^(assigned|due_30|due_7|due_1|overdue|escalated|exempted|cancelled|extended:[0-9a-f-]{36})$');
ALTER TABLE mail_message ADD CONSTRAINT mail_message_end CHECK (sent_at IS NULL OR failed_at IS NULL),
  ADD CONSTRAINT mail_message_address CHECK (address ~ '^[^[:space:]@<>]+@[^[:space:]@<>]+$' AND length(address) <= 254),
  ADD CONSTRAINT mail_message_tries CHECK (tries >= 0);
ALTER TABLE unit_sheet ADD CONSTRAINT unit_sheet_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT unit_sheet_signed CHECK ((signed_at IS NULL) = (signed_by_name IS NULL));
ALTER TABLE unit_sheet_item ADD CONSTRAINT unit_sheet_item_mover CHECK (mover IN ('officer', 'head', 'hr', 'system'));
ALTER TABLE unit_sheet_act ADD CONSTRAINT unit_sheet_act_kind CHECK (kind IN ('confirmed', 'planned', 'escalated', 'disputed', 'climbed') AND (kind = 'planned') = (planned_on IS NOT NULL)
    AND (kind NOT IN ('escalated', 'disputed') OR btrim(note) <> ''));

-- The bell asks this on every page, the sender every minute: only rows that still matter are in the index.
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;
CREATE INDEX mail_message_waiting ON mail_message (next_try_at) WHERE sent_at IS NULL AND failed_at IS NULL;
-- A gap climbs from one unit once.
CREATE UNIQUE INDEX unit_sheet_act_climbs_once ON unit_sheet_act (item_id, unit_id) WHERE kind = 'climbed';

CREATE TRIGGER assignment_notice_append_only BEFORE UPDATE OR DELETE ON assignment_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assignment_extension_append_only BEFORE UPDATE OR DELETE ON assignment_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assignment_frozen BEFORE UPDATE ON assignment FOR EACH ROW EXECUTE FUNCTION allow_columns('due_on', 'evaluated_on', 'cancelled_at', 'cancel_reason');
CREATE TRIGGER assignment_no_delete BEFORE DELETE ON assignment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assignment_member_no_delete BEFORE DELETE ON assignment_member FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unit_sheet_item_append_only BEFORE UPDATE OR DELETE ON unit_sheet_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unit_sheet_act_append_only BEFORE UPDATE OR DELETE ON unit_sheet_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unit_sheet_no_delete BEFORE DELETE ON unit_sheet FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Signed once, then nothing of a sheet changes any more.
CREATE FUNCTION refuse_signed() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF OLD.signed_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY[''signed_at'', ''signed_by_id'', ''signed_by_name'']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY[''signed_at'', ''signed_by_id'', ''signed_by_name'']) THEN
    RAISE EXCEPTION ''append-only: a row of unit_sheet changes only by being signed, once'' USING ERRCODE = ''restrict_violation''\x3b
  END IF\x3b
  RETURN NEW\x3b
END';
CREATE TRIGGER unit_sheet_frozen BEFORE UPDATE ON unit_sheet FOR EACH ROW EXECUTE FUNCTION refuse_signed();
