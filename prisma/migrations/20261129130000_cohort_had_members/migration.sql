-- Whether anybody was ever put into a cohort. The member's row only knows the present one, and a cohort that somebody was in
-- stays on record, also when it is empty again.
ALTER TABLE "programme_cohort" ADD COLUMN     "had_members" BOOLEAN NOT NULL DEFAULT false;

-- Who was moved away stands in the log only, under the name of the cohort, which never changed until now.
UPDATE programme_cohort c SET had_members = true
WHERE EXISTS (SELECT FROM programme_member m WHERE m.cohort_id = c.id)
   OR EXISTS (SELECT FROM audit_event e WHERE e.action IN ('programme.select', 'programme.set-cohort') AND c.name IN (e.detail->>'cohort', e.detail->>'from', e.detail->>'to'));

-- Rules that Prisma cannot express. \x3b is a semicolon: the migration engine splits the file at every one.
CREATE FUNCTION mark_cohort_used() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE programme_cohort SET had_members = true WHERE id = NEW.cohort_id AND NOT had_members\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER programme_member_marks_cohort AFTER INSERT OR UPDATE OF cohort_id ON programme_member FOR EACH ROW WHEN (NEW.cohort_id IS NOT NULL) EXECUTE FUNCTION mark_cohort_used();
CREATE TRIGGER programme_cohort_no_delete BEFORE DELETE ON programme_cohort FOR EACH ROW WHEN (OLD.had_members) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_cohort_no_truncate BEFORE TRUNCATE ON programme_cohort FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
