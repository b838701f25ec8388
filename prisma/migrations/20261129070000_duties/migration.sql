-- Notices are told once for each due day. How many working days a unit has to answer a gap is a setting, kept by each sheet as it was when it was opened.

-- A step is kept with the day it is about: of being assigned with the day of assignment, the others with the due day. What was told so far was told about the days there are.
ALTER TABLE assignment_notice DROP CONSTRAINT assignment_notice_step;
ALTER TABLE assignment_notice DISABLE TRIGGER assignment_notice_append_only;
UPDATE assignment_notice n SET step = n.step || ':' || CASE n.step WHEN 'assigned' THEN m.assigned_on ELSE m.due_on END
FROM assignment_member m WHERE m.assignment_id = n.assignment_id AND m.officer_id = n.officer_id AND n.step IN ('assigned', 'due_30', 'due_7', 'due_1', 'overdue', 'escalated');
ALTER TABLE assignment_notice ENABLE TRIGGER assignment_notice_append_only;
ALTER TABLE assignment_notice ADD CONSTRAINT assignment_notice_step CHECK (step ~ '^((assigned|due_30|due_7|due_1|overdue|escalated):\d{4}-\d{2}-\d{2}|exempted|cancelled|extended:[0-9a-f-]{36})$');

-- AlterTable
ALTER TABLE "unit_sheet" ADD COLUMN "answer_days" SMALLINT NOT NULL DEFAULT 5;

-- CreateTable
CREATE TABLE "unit_sheet_rule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "answer_days" SMALLINT NOT NULL DEFAULT 5,

    CONSTRAINT "unit_sheet_rule_pkey" PRIMARY KEY ("id")
);

INSERT INTO unit_sheet_rule (id) VALUES (1);
ALTER TABLE unit_sheet_rule ADD CONSTRAINT unit_sheet_rule_single CHECK (id = 1),
  ADD CONSTRAINT unit_sheet_rule_days CHECK (answer_days BETWEEN 1 AND 30);
ALTER TABLE unit_sheet ADD CONSTRAINT unit_sheet_answer_days CHECK (answer_days BETWEEN 1 AND 30);
